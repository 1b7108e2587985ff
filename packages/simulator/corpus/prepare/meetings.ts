import type { Simulator } from '../../src/index.ts';
import type { Create, Prepared } from './send.ts';

const siteUrl = 'fernhill.webex.com';
const guest = { firstName: 'Zoe', lastName: 'Adams', email: 'zoe@example.com' };

/** Planned meetings, a webinar, and one that runs. */
export async function prepareMeetings(simulator: Simulator, create: Create): Promise<Prepared> {
	const { meetings } = simulator.world;
	const times = { start: '2019-02-01T10:00:00Z', end: '2019-02-01T11:00:00Z' };
	const meetingId = await create('/meetings', { title: 'Meeting', ...times, registration: {} });
	const webinar = await create('/meetings', {
		title: 'Webinar',
		...times,
		scheduledType: 'webinar',
		sessionTypeId: 628,
	});
	const invitee = await create('/meetingInvitees', { meetingId, email: guest.email });
	const registrantId = await create(`/meetings/${meetingId}/registrants`, guest);
	const interpreterId = await create(`/meetings/${meetingId}/interpreters`, {
		languageCode1: 'en',
		languageCode2: 'fr',
	});
	const running = meetings.instances.values().find(({ state }) => state === 'inProgress');
	if (!running) throw new Error('The seed has no meeting that runs');
	const { meetingNumber = '' } = meetings.series.get(meetingId) ?? {};
	const registrants = [{ id: registrantId }];
	return {
		paths: {
			meetingBreakoutSessions: meetingId,
			meetingConfiguration: '1',
			meetingInterpreters: { meetingId, interpreterId },
			meetingInvitationSources: webinar,
			meetingInvitees: invitee,
			meetingRegistrants: { meetingId, registrantId },
			meetingRegistration: meetingId,
			meetings: meetingId,
			'meetings.end': running.seriesId,
			meetingSurveys: webinar,
		},
		fieldsOf: {
			meetingConfiguration: { siteUrl },
			'meetingConfiguration.updateUserTrackingCodes': {
				siteUrl,
				trackingCodes: [{ name: 'Department', value: 'Depots' }],
			},
			meetingControls: { meetingId: running.seriesId },
			meetingInvitees: { meetingId },
			meetingPreferences: { siteUrl },
			// Those of the example have no account here.
			'meetingPreferences.refreshPersonalMeetingRoomIds': {
				siteUrl,
				personalMeetingRoomIds: [
					{ email: 'julie@example.com', personalMeetingRoomId: 'prABCD23670651' },
				],
			},
			meetingRegistrants: { registrants },
			'meetings.adminList': { meetingNumber },
			'meetings.join': { meetingId },
			'meetings.list': { siteUrl, meetingType: 'meeting', state: 'ended' },
			'meetings.reassignHost': { meetingIds: [meetingId] },
			meetingSessionTypes: { siteUrl },
			meetingTemplates: { siteUrl },
			meetingTrackingCodes: { siteUrl },
		},
	};
}
