import type { xml } from '@webex-nodes/client/xml';
import { requireAdmin, type XmlEndpoints } from '../endpoint.ts';
import { meetingTypes } from '../site.ts';
import { describeZone, knownZones, offsetAt, readZone, winterOffset } from '../zones.ts';

export const sites: XmlEndpoints<typeof xml.sites> = {
	get: (_, call) => {
		requireAdmin(call);
		return {
			siteInstance: {
				metaData: {
					serviceType: ['Meeting Center', 'Event Center', 'Training Center'],
					meetingTypes: meetingTypes.map(({ id, prefix }) => ({
						meetingTypeID: id,
						meetingTypeName: prefix,
					})),
					siteName: call.site.name,
					timeZoneID: '4',
				},
				trackingCodes: {
					trackingCode: [
						{
							index: '1',
							name: 'Cost centre',
							inputMode: 'Dropdown menu',
							hostProfile: 'Optional',
							schedulingPage: [{ service: 'MeetingCenter', scheduling: 'Optional' }],
							listValue: [{ index: '1', value: 'Dispatch', active: true }],
						},
					],
				},
				securityOptions: {
					allMeetingsUnlisted: true,
					allMeetingsPassword: true,
					joinBeforeHost: false,
				},
				passwordCriteria: {
					mixedCase: true,
					minLength: 8,
					minAlpha: 1,
					minNumeric: 1,
					minSpecial: 0,
					disallowValue: ['password'],
				},
			},
		};
	},
	timeZones: ({ timeZoneID, date }, { site }) => {
		const moment = date === undefined ? site.now() : Date.parse(`${date}Z`);
		const wanted = timeZoneID.map((id) => readZone(id) ?? id);
		return {
			items: knownZones
				.filter(([id]) => wanted.length === 0 || wanted.includes(id))
				.map(([id, place]) => {
					const offset = offsetAt(id, moment);
					return {
						timeZoneID: id,
						gmtOffset: offset,
						description: describeZone(id, offset),
						shortName: place,
						hideTimeZoneName: false,
						fallInDST: offset !== winterOffset(id, moment),
						standardLabel: 'Standard',
						daylightLabel: 'Daylight',
					};
				}),
		};
	},
};
