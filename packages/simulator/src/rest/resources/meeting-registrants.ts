import type { rest } from '@webex-nodes/client';
import {
	BulkRegisterMeetingRegistrants,
	DecideMeetingRegistrants,
	ListMeetingRegistrants,
	MeetingRegistrantId,
	QueryMeetingRegistrants,
	RegisterMeetingRegistrant,
} from '@webex-nodes/client/schemas';
import type { RegistrantRecord } from '../../world/meetings/series.ts';
import { type Endpoints, lenient, queryFlag } from '../endpoint.ts';
import { hostedSeries } from '../meetings/planned/hosted.ts';
import {
	bulkRegister,
	register,
	registrantOf,
	shownRegistrant,
} from '../meetings/planned/registrants.ts';
import {
	decide,
	listRegistrants,
	queryRegistrants,
} from '../meetings/planned/registrants-found.ts';

const pageSize = () => ({ usual: 10, largest: 100 });

const input = DecideMeetingRegistrants.partial({ registrants: true });

const becomes = (status: RegistrantRecord['status']) =>
	decide((registrant) => ({ ...registrant, status }));

const removed = decide(() => undefined);

export const meetingRegistrants: Endpoints<typeof rest.meetingRegistrants> = {
	approve: lenient(input, becomes('approved')),
	bulkDelete: lenient(input, removed),
	bulkRegister: lenient(BulkRegisterMeetingRegistrants.partial({ items: true }), bulkRegister),
	cancel: lenient(
		input,
		decide((registrant, { switches }) =>
			switches.cancelledRegistrants === 'removed'
				? undefined
				: { ...registrant, status: switches.cancelledRegistrants },
		),
	),
	delete: {
		input: MeetingRegistrantId.extend({ current: queryFlag }),
		handle: ({ registrantId, ...scoped }, call) =>
			removed({ ...scoped, registrants: [{ id: registrantId }] }, call),
	},
	get: {
		input: MeetingRegistrantId.extend({ current: queryFlag }),
		handle: ({ meetingId, hostEmail, registrantId }, call) => {
			const meeting = hostedSeries(meetingId, hostEmail, call, { isDocumented: true });
			return shownRegistrant(registrantOf(meeting, registrantId), meeting);
		},
	},
	list: {
		input: ListMeetingRegistrants.extend({ current: queryFlag }),
		pageSize,
		handle: listRegistrants,
	},
	query: { input: QueryMeetingRegistrants, pageSize, handle: queryRegistrants },
	register: { input: RegisterMeetingRegistrant, handle: register },
	reject: lenient(input, becomes('rejected')),
};
