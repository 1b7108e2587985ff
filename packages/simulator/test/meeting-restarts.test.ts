import { expect, test } from 'vitest';
import { createSimulator } from '../src/index.ts';
import { base, noon } from './fixture.ts';
import { liveWithRestarts } from './meeting-restarts.ts';

test('after a restart from its snapshot, the family of meetings answers as before', async () => {
	const { restarts, compared } = await liveWithRestarts({ steps: 40, restartEvery: 10, seed: 1 });
	expect(restarts).toBe(4);
	expect(compared).toBeGreaterThan(1000);
});

test('an address of a file that was given before a restart works after it', async () => {
	const simulator = createSimulator({ now: () => noon });
	const owner = simulator.tokens.find(simulator.personalToken)?.personId;
	const [recording] = simulator.world.meetings.recordings
		.values()
		.filter(({ hostId }) => hostId === owner);
	const headers = { authorization: `Bearer ${simulator.personalToken}` };
	const path = `${base}/v1/recordings/${recording?.id}`;
	const response = await simulator.request(new Request(path, { headers }));
	const shown = (await response.json()) as {
		temporaryDirectDownloadLinks: { recordingDownloadLink: string };
	};
	const other = createSimulator({ now: () => noon, seed: 'empty', randomSeed: 7 });
	other.restore(JSON.parse(JSON.stringify(simulator.snapshot())));
	const { recordingDownloadLink } = shown.temporaryDirectDownloadLinks;
	const file = await other.request(new Request(recordingDownloadLink));
	expect([file.status, (await file.arrayBuffer()).byteLength]).toEqual([200, recording?.sizeBytes]);
});
