// npm run docs: builds the documentation site into apps/docs/dist, and checks it. "--test" opens it in a browser too.
import { summarise } from './summary.mjs';
import { main, prepare, readOptions, run } from './toolchain.mjs';

await main(async (args) => {
	const { values } = readOptions(args, { options: { test: { type: 'boolean', default: false } } });
	const env = await prepare({ site: true });
	const code = await run('node', ['apps/docs/src/main.ts'], { env, allowFailure: true });
	if (!values.test || code !== 0) return code;
	const task = ['run', 'test:docs', '--ui=stream'];
	const tested = await run('turbo', task, { env, allowFailure: true });
	summarise(['test:docs'], tested === 0 ? [] : ['test:docs']);
	return tested;
});
