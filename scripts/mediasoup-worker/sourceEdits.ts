interface SourceEdit {
  /** Below mediasoup's worker/ folder. */
  file: string;
  find: string;
  replace: string;
}

export const sourceEdits: readonly SourceEdit[] = [
  // Debian 12 has meson 1.0.1, which builds it as well.
  { file: 'meson.build', find: "meson_version: '>= 1.1.0'", replace: "meson_version: '>= 1.0.0'" },
  // An OpenSSL built with kernel TLS, as Debian's is, takes the callback's 1 to an after-control call for "KTLS is on",
  // allocates no write buffer, and the worker dies with SIGSEGV at the first DTLS flight: the flag must be tested as a bit.
  {
    file: 'src/RTC/DtlsTransport.cpp',
    find: '(operationType == BIO_CB_RETURN)',
    replace: '(operationType & BIO_CB_RETURN)',
  },
  // libwebrtc's sources include the generated flatbuffers headers without waiting for their generator: with two
  // compilers at once the first may find half of them.
  {
    file: 'deps/libwebrtc/meson.build',
    find: "    flatbuffers_proj.get_variable('flatbuffers_dep'),\n  ],\n  include_directories: libwebrtc_include_directories",
    replace:
      "    flatbuffers_proj.get_variable('flatbuffers_dep'),\n    flatbuffers_generator_dep,\n  ],\n  include_directories: libwebrtc_include_directories",
  },
];
