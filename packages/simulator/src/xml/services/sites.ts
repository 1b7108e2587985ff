import { readTime, writeTime, type xml } from '@webex-nodes/client/xml';
import { iso, requireAdmin, type XmlEndpoints } from '../endpoint.ts';
import { meetingTypes } from '../site.ts';

/** The time zones of the demo site; real sites have about 90. */
const zones = [
	['2', 'Honolulu', 'Hawaii Time'],
	['4', 'San Francisco', 'Pacific Time'],
	['7', 'Chicago', 'Central Time'],
	['11', 'New York', 'Eastern Time'],
	['20', 'Reykjavik', 'Greenwich Time'],
	['21', 'London', 'GMT Time'],
	['25', 'Berlin', 'Europe Time'],
	['41', 'Mumbai', 'India Time'],
	['49', 'Tokyo', 'Tokyo Time'],
	['55', 'Sydney', 'Australia Eastern Time'],
] as const;

const minute = 60_000; // ms

/** How far a zone is ahead of UTC at a moment, in minutes. */
function offsetAt(zone: string, moment: number): number {
	const utcOfLocal = readTime(writeTime(iso(moment), zone, 'date'), '20');
	return Math.round((Date.parse(utcOfLocal) - moment) / minute);
}

function label(offset: number): string {
	const sign = offset < 0 ? '-' : '+';
	const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
	return `GMT${sign}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

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
		const year = new Date(moment).getUTCFullYear();
		return {
			items: zones
				.filter(([id]) => timeZoneID.length === 0 || timeZoneID.includes(id))
				.map(([id, place, name]) => {
					const offset = offsetAt(id, moment);
					const winter = Math.min(
						offsetAt(id, Date.UTC(year, 0, 1)),
						offsetAt(id, Date.UTC(year, 6, 1)),
					);
					return {
						timeZoneID: id,
						gmtOffset: offset,
						description: `${label(offset)}, ${name.replace(' Time', '')} (${place})`,
						shortName: place,
						hideTimeZoneName: false,
						fallInDST: offset !== winter,
						standardLabel: 'Standard',
						daylightLabel: 'Daylight',
					};
				}),
		};
	},
};
