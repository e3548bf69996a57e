// Serves the built pages with the tests' fixture behind them, to look at: node scripts/fixture.mjs [port]
import { runnerImport } from 'vite';

const { module } = await runnerImport(new URL('../test/fixture/server.ts', import.meta.url).pathname);
const fixture = await new module.Fixture().start(Number(process.argv[2] ?? 0));
console.log(fixture.url());
