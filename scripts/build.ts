import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { writeKnowledge } from './compile-knowledge.ts';
import { writePools } from './compile-pools.ts';
import { writeRehearsal } from './write-rehearsal.ts';

// Bundled with splitting: one file a room instead of thousands, because reading mathjs or zod file by file costs more than half a second at start.
const root = resolve(import.meta.dirname, '..');
const dist = resolve(root, 'dist');
rmSync(dist, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: {
    cli: 'src/cli/main.ts',
    index: 'src/index.ts',
    worker: 'src/agent/run/worker.ts',
    'eval-worker': 'src/evals/eval-worker.ts',
  },
  outdir: dist,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minifyWhitespace: true,
  minifySyntax: true,
  // Faker's lists are compiled into the pools; a built program has no need of them.
  external: ['@faker-js/faker/*', '@duckdb/node-bindings', 'danfojs', 'danfojs-node', 'apache-arrow'],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  sourcemap: 'linked',
  logLevel: 'warning',
});
await writeKnowledge(root);
await writePools(root);
await writeRehearsal(root);
if (process.argv.includes('--types')) {
  execFileSync(
    process.execPath,
    [resolve(root, 'node_modules/typescript/bin/tsc'), '-p', resolve(root, 'tsconfig.build.json')],
    { stdio: 'inherit', cwd: root },
  );
}
