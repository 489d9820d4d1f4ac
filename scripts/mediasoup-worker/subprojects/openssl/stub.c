/* meson wants a library of each subproject; the system's own is used instead. */
static int unused __attribute__((unused));
