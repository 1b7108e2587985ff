import type { ILoadOptionsFunctions, INodeListSearchResult, INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { jonas } from '../src/held.ts';
import { operationsOf } from '../src/one-node.ts';

const scope =
	'spark:kms spark:people_read meeting:schedules_read meeting:schedules_write meeting:recordings_read meeting:preferences_read';

let harness: Harness;
beforeEach(async () => {
	harness = await createHarness({ scope });
});
afterEach(async () => await harness.close());

const { json } = operationsOf('webexMeetings', () => harness);

/** What the list of a field shows, as the editor asks for it. */
async function search(method: string, filter?: string, page?: string) {
	const find = harness.nodeType('webexMeetings').methods?.listSearch?.[method];
	if (!find) throw new Error(`The node has no search ${method}`);
	let found: INodeListSearchResult = { results: [] };
	const { error } = await harness.call(async (context) => {
		const derived = Object.create(context, {
			getCurrentNodeParameter: { value: () => 'oAuth2' },
		}) as ILoadOptionsFunctions;
		found = await find.call(derived, filter, page);
		return {};
	});
	if (error) throw error;
	return found;
}
const names = async (...given: Parameters<typeof search>) =>
	(await search(...given)).results.map(({ name }) => name);

const plan = async (form: INodeParameters) =>
	(await json('meeting', 'create', { topic: 'Board', ...form }))[0] ?? {};

const inAMonth = new Date(Date.now() + 30 * 24 * 3600_000).toISOString().slice(0, 10);

test('meetings by title, time, host and ID; those of the last month too', async () => {
	const { meetingId } = await plan({ start: `${inAMonth}T09:00:00Z`, repeat: 'daily', times: 3 });
	const shown = `Board (${inAMonth} 09:00, Amara Okafor)`;
	for (const part of ['bOaR', inAMonth, String(meetingId).slice(4, 20)]) {
		expect((await search('searchMeetings', part)).results).toEqual([
			{ name: shown, value: meetingId },
		]);
	}
	// A series is one entry, and everybody sees what they host or are invited to.
	const byHost = await names('searchMeetings', 'amara okafor');
	expect(byHost).toContain(shown);
	expect(byHost.every((name) => name.endsWith('Amara Okafor)'))).toBe(true);
	expect(await names('searchMeetings', 'no such title')).toEqual([]);
	expect((await names('searchMeetings')).length).toBeGreaterThan(1);
});

test('a title is found among more meetings than the list shows', async () => {
	const at = (hour: number) => new Date(Date.parse(`${inAMonth}T00:00:00Z`) + hour * 3600_000);
	for (let count = 0; count < 210; count += 1) {
		await plan({ topic: `Shift ${count}`, start: at(count).toISOString(), duration: 30 });
	}
	expect(await names('searchMeetings')).toHaveLength(200);
	expect(await names('searchMeetings', 'shift 209')).toHaveLength(1);
}, 120_000);

test('people as hosts, by name or by address', async () => {
	const entry = [{ name: `Jonas Lindqvist (${jonas})`, value: jonas }];
	expect((await search('searchHosts', 'jonas')).results).toEqual(entry);
	expect((await search('searchHosts', jonas)).results).toEqual(entry);
	expect((await search('searchHosts')).results).toEqual([]);
	expect((await search('searchHosts', 'nobody')).results).toEqual([]);
});

test('sites, the preferred one named; session types; templates; recordings; zones', async () => {
	expect((await search('searchSites')).results).toEqual([
		{ name: 'fernhill.webex.com (preferred)', value: 'fernhill.webex.com' },
	]);
	expect(await names('searchSites', 'elsewhere')).toEqual([]);
	expect((await search('searchSessionTypes', 'webinar')).results).toEqual([
		{ name: 'Webex Webinar 1000 (webinar, 628)', value: '628' },
	]);
	expect((await search('searchTemplates', 'RECORDED')).results).toEqual([
		{ name: 'Recorded review (meeting)', value: 'ZmVybmhpbGw6Uy0xLU1DLWVuX1VT' },
	]);
	expect((await search('searchTimeZones', 'berlin')).results).toEqual([
		{ name: 'Europe/Berlin (Berlin)', value: 'Europe/Berlin' },
	]);
	const recordings = await names('searchRecordings', 'dispatch');
	expect(recordings.length).toBeGreaterThan(0);
	expect(recordings[0]).toMatch(/^Morning dispatch.* \(\d{4}-\d\d-\d\d \d\d:\d\d\)$/);
});

test('a list that may not be read says which scope is missing', async () => {
	await harness.close();
	harness = await createHarness({ scope: 'spark:kms spark:people_read' });
	for (const method of ['searchMeetings', 'searchSessionTypes', 'searchTemplates']) {
		await expect(search(method)).rejects.toThrow(
			'The credential lacks the scope meeting:schedules_read',
		);
	}
	await expect(search('searchSites')).rejects.toThrow('meeting:preferences_read');
});
