import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
	endMeeting,
	enterBreakoutSession,
	joinMeeting,
	publishRecording,
	publishTranscript,
} from '../src/index.ts';
import { usePage } from './fixture.ts';

const opened = usePage();

const openPanel = async () => {
	const page = await opened.open();
	await page.getByRole('button', { name: 'Meetings', exact: true }).click();
	return { page, panel: page.getByRole('complementary', { name: 'Meetings' }) };
};

const seriesOf = (title: string) => {
	const { series } = opened.simulator.world.meetings;
	const found = [...series.values()].find(({ fields }) => fields.title === title);
	if (!found) throw new Error(`There is no meeting ${title}`);
	return found;
};

test('a meeting is started, joined, recorded and ended by hand', async () => {
	const { meetings } = opened.simulator.world;
	const { id } = seriesOf('Morning dispatch');
	const { page, panel } = await openPanel();
	const heldBefore = meetings.instances.of(id).length;
	const press = (name: string) => panel.getByRole('button', { name, exact: true }).click();

	await press('Start Morning dispatch');
	const running = panel.getByRole('listitem').filter({ hasText: 'Morning dispatch' }).first();
	await running.getByText('Amara Okafor (host)').waitFor();
	expect(meetings.runningOf(id)?.state).toBe('inProgress');

	await panel.getByLabel('Who joins Morning dispatch').selectOption({ label: 'Hana Sato' });
	await press('Join Morning dispatch');
	await running.getByText('Hana Sato', { exact: true }).first().waitFor();
	// Nobody joins twice; and the keyboard stays where it was, although the meeting is drawn again.
	const choices = await panel.getByLabel('Who joins Morning dispatch').textContent();
	expect(choices).toBe('Jonas LindqvistPriya RamanMateo FuentesLuca Bianchi');
	const focused = () => page.evaluate(() => document.activeElement?.ariaLabel);
	await expect.poll(focused).toBe('Join Morning dispatch');

	await press('Record Morning dispatch');
	await running.getByText('is recorded').waitFor();
	await press('Pause recording Morning dispatch');
	await running.getByText('recording paused').waitFor();
	await press('Resume recording Morning dispatch');
	await running.getByText('is recorded').waitFor();
	await press('Pause recording Morning dispatch');
	await press('Stop recording Morning dispatch');
	await running.getByRole('button', { name: 'Record Morning dispatch', exact: true }).waitFor();
	await press('Leave Morning dispatch as Hana Sato');
	await expect.poll(() => running.locator('.people > li').count()).toBe(1);

	const place = process.env['SCREENSHOTS'];
	if (place) await page.screenshot({ path: join(place, 'meetings-running.png') });
	await press('End Morning dispatch');
	await expect.poll(() => meetings.runningOf(id)).toBeUndefined();
	expect(meetings.instances.of(id)).toHaveLength(heldBefore + 1);
	await panel.getByText('3 still to appear').waitFor();
});

test('what others do is seen too: somebody waits in the lobby, and is admitted', async () => {
	const { world } = opened.simulator;
	const { id } = seriesOf('Contact centre review');
	const { panel } = await openPanel();
	await panel.getByRole('button', { name: 'Start Contact centre review' }).waitFor();
	joinMeeting(world, id, { email: 'kim@carrier.example', displayName: 'Kim' });
	await panel.getByText('Kim waits in the lobby').waitFor();
	await panel.getByText('lobby', { exact: true }).waitFor();
	const start = panel.getByRole('button', { name: 'Start Contact centre review' });
	expect(await start.count()).toBe(1);
	const before = world.meetings.runningOf(id)?.id ?? '';
	await panel.getByRole('button', { name: 'Admit Kim to Contact centre review' }).click();
	await panel.getByText('Kim', { exact: true }).waitFor();
	expect(world.meetings.participants.of(before).map(({ state }) => state)).toEqual(['joined']);
});

test('meetings that were held say what is left of them', async () => {
	const { panel } = await openPanel();
	await panel.getByText('4 people · 1 recording · 1 transcript · 1 summary').first().waitFor();
	expect(await panel.getByRole('button', { name: 'End Peak planning' }).count()).toBe(1);
});

test('a meeting that refuses somebody says why', async () => {
	const { world } = opened.simulator;
	const meeting = seriesOf('Peak planning');
	const settings = { unlockedMeetingJoinSecurity: 'blockFromJoin' };
	world.meetings.series.set(meeting.id, { ...meeting, fields: { ...meeting.fields, settings } });
	const { panel } = await openPanel();
	await panel.getByLabel('Who joins Peak planning').selectOption({ label: 'Luca Bianchi' });
	await panel.getByRole('button', { name: 'Join Peak planning' }).click();
	await panel.getByText('This meeting lets in only people who are invited.').waitFor();
	opened.forgetProblems(/status of 400/);
});

test('who is in a breakout session is seen there, and nobody is left to join', async () => {
	const { world } = opened.simulator;
	const meeting = seriesOf('Peak planning');
	world.meetings.series.set(meeting.id, {
		...meeting,
		breakoutSessions: [{ id: 'b1', name: 'North', invitees: [] }],
	});
	const people = [...world.people.values()].filter(({ type }) => type === 'person');
	const joined = people
		.filter(({ id }) => id !== meeting.hostId)
		.map(({ id: personId }) => joinMeeting(world, meeting.id, { personId }));
	enterBreakoutSession(world, joined.at(-1)?.id ?? '', 'b1');
	const { page, panel } = await openPanel();
	await panel.getByText('Luca Bianchi is in North').waitFor();
	expect(await panel.getByLabel('Who joins Peak planning').count()).toBe(0);
	for (const width of [1280, 380]) {
		await page.setViewportSize({ width, height: 800 });
		const sizes = () => page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
		await expect.poll(sizes).toEqual([width, width]);
	}
});

test('meetings of other days have a date and a time, and what appears later is seen without a click', async () => {
	const { world } = opened.simulator;
	const meeting = seriesOf('Peak planning');
	const { panel } = await openPanel();
	const [upcoming] = await panel.locator('section', { hasText: 'Upcoming' }).locator('time').all();
	expect(await upcoming?.textContent()).toMatch(/^[A-Z][a-z]+ \d+, \d+:\d\d/);
	const running = world.meetings.runningOf(meeting.id)?.id ?? '';
	endMeeting(world, running);
	const first = panel.locator('section', { hasText: 'Held' }).getByRole('listitem').first();
	await first.getByText('Peak planning').waitFor();
	publishRecording(world, running);
	await first.getByText('1 person · 1 recording', { exact: true }).waitFor();
	publishTranscript(world, running);
	await first.getByText('1 person · 1 recording · 1 transcript', { exact: true }).waitFor();
});
