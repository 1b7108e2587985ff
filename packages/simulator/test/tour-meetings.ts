import type { RestClient } from '@webex-nodes/client';

/** Planning of meetings. */
export async function tourMeetings(webex: RestClient): Promise<void> {
	await webex.meetingPreferences.sites();

	const now = webex.serverTime() ?? 0;
	const at = (hours: number) => new Date(now + hours * 3600_000).toISOString();
	const meeting = await webex.meetings.create({ title: 'Tour', start: at(24), end: at(25) });
	const meetingId = meeting.id;
	await webex.meetings.list({ from: at(1) }, { limit: 5 });
	await webex.meetings.get({ meetingId, timezone: 'Europe/Berlin' });
	await webex.meetings.patch({ meetingId, agenda: 'Everything' });
	await webex.meetings.update({ meetingId, title: 'Grand tour' });
	await webex.meetings.delete({ meetingId });
}
