import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { compact, zoneName } from '../values.ts';

export const getTimeZones = meetingsOperation({
	name: 'Get Time Zones',
	action: 'Get the time zones of the site',
	description: 'List the time zones of the site with their offsets at a date',
	fields: [
		{
			displayName: 'Date',
			name: 'date',
			type: 'dateTime',
			local: 'dateTime',
			default: '',
			description: 'Offsets are those of this date, daylight saving included; now if empty',
		},
	],
	run: async ({ webex }, { date }) => {
		const zones = await webex.sites.timeZones(date ? { date } : {});
		return zones.map(({ timeZoneID, gmtOffset, ...zone }) =>
			compact({
				timeZoneID,
				timeZone: zoneName(timeZoneID),
				offsetMinutes: gmtOffset,
				isDaylightSaving: zone.fallInDST,
				description: zone.description,
			}),
		);
	},
});
