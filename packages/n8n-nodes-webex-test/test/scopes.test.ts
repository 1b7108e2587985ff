import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { recordScopes } from '../src/every/record-scopes.ts';
import { scopesOf } from '../src/every/scopes.ts';
import { createHarness } from '../src/harness.ts';
import { byId, operationsOf } from '../src/one-node.ts';

const file = new URL('../src/recorded-scopes.json', import.meta.url);

test('the scopes on the pages of what works once for all items, or waits, are those that it needs ("pnpm --filter n8n-nodes-webex-test scopes" writes them)', async () => {
	const recorded = await recordScopes();
	const text = `${JSON.stringify(recorded, null, '\t')}\n`;
	if (process.env['WRITE_SCOPES'] === '1') writeFileSync(file, text);
	expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(recorded);
}, 120_000);

const from = new Date(Date.now() - 30 * 24 * 3600_000).toISOString();
const period = { from, to: new Date().toISOString() };

test.each([
	['transcript', 'getMany', period, 'meetingTranscripts.list'],
	[
		'transcript',
		'getContent',
		{ of: 'transcript', transcriptId: 'a' },
		'meetingTranscripts.download',
	],
	[
		'report',
		'getAttendees',
		{ ...period, siteUrl: byId('fernhill.webex.com') },
		'meetingReports.attendees',
	],
	['recording', 'getMany', period, 'recordings.list'],
] as const)(
	'%s %s: a 403 names each scope that is needed',
	async (resource, operation, parameters, name) => {
		const needed = scopesOf([name]);
		for (const lacking of needed) {
			const others = needed.filter((scope) => scope !== lacking);
			const harness = await createHarness({ scope: ['spark:kms', ...others].join(' ') });
			const { run } = operationsOf('webexMeetings', () => harness);
			const { error } = await run(resource, operation, parameters);
			await harness.close();
			expect(error?.message).toBe(`The credential lacks the scope ${needed.join(' or ')}`);
			for (const scope of needed) expect(error?.description).toContain(`"${scope}"`);
		}
	},
);
