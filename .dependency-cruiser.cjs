/** Who may import whom. docs/architecture.md tells why. */
const rule = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    rule('no-circular', {}, { circular: true }, 'a cycle hides who owns what'),
    rule('no-unresolvable', {}, { couldNotResolve: true }, 'the module is not there'),
    rule('apps-never-import-apps', { path: '^apps/([^/]+)/' }, { path: '^apps/', pathNot: '^apps/$1/' }, 'apps meet through contracts'),
    rule('packages-never-import-apps', { path: '^(packages|prisma)/' }, { path: '^apps/' }, 'packages serve apps'),
    rule(
      'contracts-imports-zod-alone',
      { path: '^packages/contracts/src', pathNot: '\\.test\\.ts$' },
      { pathNot: ['^packages/contracts/src', '^node_modules/zod/'] },
      'contracts run everywhere',
    ),
    rule(
      'layout-is-pure',
      { path: '^packages/studio/src/(layout|scene)/', pathNot: '\\.test\\.ts$' },
      { pathNot: ['^packages/studio/src/(layout|scene)/', '^packages/contracts/'] },
      'layouts are pure functions',
    ),
    rule('prisma-in-one-place', { pathNot: '^prisma/' }, { path: '^node_modules/(@prisma|prisma|pg)/' }, 'one place knows the database'),
    rule(
      'database-for-web-and-worker',
      { pathNot: '^(prisma|apps/web|apps/worker|scripts|tests)/' },
      { path: '^prisma/' },
      'the media server trusts the room token',
    ),
    rule(
      'mediasoup-in-its-place',
      { path: '^apps/', pathNot: '^apps/media-server/src/(media|room)/' },
      { path: '^node_modules/mediasoup/' },
      'mediasoup stays behind media and room',
    ),
    rule(
      'mediasoup-client-in-its-place',
      { path: '^(apps|packages)/', pathNot: '^packages/studio/src/room/' },
      { path: '^node_modules/mediasoup-client/' },
      'mediasoup-client stays behind studio/room',
    ),
    rule(
      'children-in-their-place',
      { path: '^(apps|packages)/', pathNot: ['^apps/worker/src/(ffmpeg|pipeline)/', '^(apps|packages)/[^/]+/test/', '\\.test\\.ts$'] },
      { path: '^(node:)?child_process$' },
      'one place starts processes',
    ),
    rule(
      'bullmq-in-its-place',
      { path: '^(apps|packages)/', pathNot: '^packages/server-kit/src/queue\\.ts$' },
      { path: '^node_modules/bullmq/' },
      'one place knows the queue',
    ),
    rule(
      'media-below-room',
      { path: '^apps/media-server/src/media/' },
      { path: '^apps/media-server/src/(room|signaling|cluster|http)/' },
      'signaling -> room -> media',
    ),
    rule(
      'room-below-signaling',
      { path: '^apps/media-server/src/room/' },
      { path: '^apps/media-server/src/(signaling|cluster|http)/' },
      'signaling -> room -> media',
    ),
    rule(
      'cluster-without-mediasoup',
      { path: '^apps/media-server/src/(cluster|audience)/' },
      { path: '^node_modules/mediasoup/' },
      'cluster knows nothing of mediasoup',
    ),
    rule(
      'ffmpeg-is-a-leaf',
      { path: '^apps/worker/src/ffmpeg/', pathNot: '\\.test\\.ts$' },
      { path: '^apps/worker/src/(jobs|egress|pipeline|feed|continuity|output)/' },
      'jobs -> egress -> pipeline -> feed, continuity, output -> ffmpeg',
    ),
    rule(
      'rtmp-below-all-but-flv',
      { path: '^apps/worker/src/rtmp/', pathNot: '\\.test\\.ts$' },
      { path: '^apps/worker/src/(jobs|egress|pipeline|feed|output|ffmpeg|destinationTest)/' },
      'jobs -> destinationTest -> rtmp, which knows FLV tags alone',
    ),
    rule(
      'feed-output-below-pipeline',
      { path: '^apps/worker/src/(feed|continuity|output)/', pathNot: '\\.test\\.ts$' },
      { path: '^apps/worker/src/(jobs|egress|pipeline)/' },
      'never upward',
    ),
    rule(
      'pipeline-below-egress',
      { path: '^apps/worker/src/pipeline/', pathNot: '\\.test\\.ts$' },
      { path: '^apps/worker/src/(jobs|egress)/' },
      'never upward',
    ),
    rule(
      'egress-below-jobs',
      { path: '^apps/worker/src/egress/', pathNot: '\\.test\\.ts$' },
      { path: '^apps/worker/src/jobs/' },
      'never upward',
    ),
    rule('features-below-app', { path: '^apps/web/src/features/' }, { path: '^apps/web/src/app/' }, 'app -> features -> server'),
    rule(
      'server-below-features',
      { path: '^apps/web/src/server/' },
      { path: '^apps/web/src/(app|features)/' },
      'app -> features -> server',
    ),
    rule(
      'features-meet-at-index',
      { path: '^apps/web/src/features/([^/]+)/' },
      { path: '^apps/web/src/features/', pathNot: ['^apps/web/src/features/$1/', '^apps/web/src/features/[^/]+/(index|server)\\.ts$'] },
      'features meet through index.ts (client) and server.ts (server)',
    ),
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'prisma/generated'] },
    exclude: { path: ['\\.next/', 'prisma/generated/'] },
    tsPreCompilationDeps: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
