import { expect, test } from 'vitest';
import { freePort, isFree } from '../test/ports.ts';
import { newFolder, sentenceInUse, start } from '../test/start.ts';

test('after kill -9 of "npm start" its n8n ends at once, and the next start works on the same folder and ports', async () => {
	const [port, simulatorPort, folder] = [await freePort(), await freePort(), await newFolder()];
	const startAt = (editor: number, simulator: number) =>
		start('--port', String(editor), '--simulator-port', String(simulator), '--data', folder);
	const first = startAt(port, simulatorPort);
	await first.says(/Log in with {7}owner@example\.com {2}\S+/);
	const second = startAt(await freePort(), await freePort());
	expect([await second.ended, second.output()]).toEqual([
		1,
		`${sentenceInUse({ folder, port, pid: first.child.pid })}\n`,
	]);
	expect((await fetch(`http://127.0.0.1:${port}/healthz/readiness`)).ok).toBe(true);

	first.child.kill('SIGKILL');
	await first.ended;
	for (const freed of [port, port + 1]) {
		await expect.poll(() => isFree(freed), { timeout: 30_000 }).toBe(true);
	}
	const third = startAt(port, simulatorPort);
	await third.says(/\d\d:\d\d:\d\d {2}Scheduled message retrieval +\d+ messages?/);
	third.child.kill('SIGINT');
	expect(await third.ended).toBe(0);
}, 480_000);
