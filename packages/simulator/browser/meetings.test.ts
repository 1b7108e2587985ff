import { join } from 'node:path';
import { expect, test } from 'vitest';
import { joinMeeting } from '../src/index.ts';
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
	await press('Pause Morning dispatch');
	await running.getByText('recording paused').waitFor();
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
