export interface SessionType {
	readonly id: string;
	readonly shortName: string;
	readonly name: string;
	/** In the words of the REST API. */
	readonly type:
		| 'EventCenter'
		| 'SupportCenter'
		| 'TrainCenter'
		| 'meeting'
		| 'privateMeeting'
		| 'webinar';
	readonly attendeesCapacity: number;
}

/** Of the site; the numbers of those that the XML API has too are the same there. */
export const sessionTypes: readonly SessionType[] = [
	{
		id: '3',
		shortName: 'PRO',
		name: 'Meeting Center Pro Meeting',
		type: 'meeting',
		attendeesCapacity: 1000,
	},
	{
		id: '9',
		shortName: 'ONS',
		name: 'Event Center Session',
		type: 'EventCenter',
		attendeesCapacity: 3000,
	},
	{
		id: '13',
		shortName: 'TRS',
		name: 'Training Center Session',
		type: 'TrainCenter',
		attendeesCapacity: 1000,
	},
	{
		id: '214',
		shortName: 'STD',
		name: 'Meeting Center Standard',
		type: 'meeting',
		attendeesCapacity: 200,
	},
	{
		id: '628',
		shortName: 'WBN',
		name: 'Webex Webinar 1000',
		type: 'webinar',
		attendeesCapacity: 1000,
	},
	{
		id: '811',
		shortName: 'PRV',
		name: 'Private Meeting',
		type: 'privateMeeting',
		attendeesCapacity: 100,
	},
];

/** Types that REST schedules; the others are those of classic services. */
const scheduled: readonly SessionType['type'][] = ['meeting', 'privateMeeting', 'webinar'];

export const isScheduled = ({ type }: SessionType): boolean => scheduled.includes(type);
