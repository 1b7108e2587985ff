import type { xml } from '@webex-nodes/client/xml';
import type { XmlEndpoints } from '../endpoint.ts';
import { failure } from '../failure.ts';
import { meetingTypes as types } from '../site.ts';

const shown = (type: (typeof types)[number]) => ({
	productCodePrefix: type.prefix,
	active: 'ACTIVATED' as const,
	name: type.prefix,
	displayName: type.name,
	limits: { maxMeetingDuration: 1440, maxMeetingUser: 500 },
	options: { supportChat: true, supportVideo: true, supportMeetingRecord: true },
	phoneNumbers: { primaryTollCallInNumber: '1-555-0100' },
	meetingTypeID: type.id,
	serviceTypes: { serviceType: [type.service] },
});

export const meetingTypes: XmlEndpoints<typeof xml.meetingTypes> = {
	list: ({ meetingTypeID }) => ({
		items: types
			.filter(({ id }) => meetingTypeID.length === 0 || meetingTypeID.includes(id))
			.map(shown),
	}),
	get: ({ meetingTypeID }) => {
		const found = types.find(({ id }) => id === meetingTypeID);
		if (!found) throw failure('000015');
		return shown(found);
	},
};
