// Writes token number 2 over number 1, and ends itself without warning before the given step.

import { fileStore } from '../src/file.ts';
import { Token } from '../src/index.ts';

const [path = '', key = '', lastStep = ''] = process.argv.slice(2);
let step = 0;
const store = fileStore({
	path,
	key,
	lease: 100,
	onStep: () => {
		step += 1;
		if (step === Number(lastStep)) process.kill(process.pid, 'SIGKILL');
	},
});
await store.exclusively(async () => {
	await store.save(new Token({ accessToken: 'two', issuedAt: 2, refreshToken: 'x'.repeat(3000) }));
});
