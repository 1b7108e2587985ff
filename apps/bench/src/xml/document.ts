/** An answer of LstsummaryMeeting with as many meetings, of some 750 characters each. */
export function meetingList(count: number, from = 1, total: number = count): string {
	const meetings = Array.from({ length: count }, (_, index) => meetingOf(from + index)).join('');
	const schemas = 'http://www.webex.com/schemas/2002/06';
	return `<?xml version="1.0" encoding="UTF-8"?><serv:message xmlns:serv="${schemas}/service" xmlns:com="${schemas}/common" xmlns:meet="${schemas}/service/meeting"><serv:header><serv:response><serv:result>SUCCESS</serv:result><serv:gsbStatus>PRIMARY</serv:gsbStatus></serv:response></serv:header><serv:body><serv:bodyContent xsi:type="meet:lstsummaryMeetingResponse" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><meet:matchingRecords><serv:total>${total}</serv:total><serv:returned>${count}</serv:returned><serv:startFrom>${from}</serv:startFrom></meet:matchingRecords>${meetings}</serv:bodyContent></serv:body></serv:message>`;
}

function meetingOf(key: number): string {
	const start = new Date(Date.UTC(2026, 0, 1) + key * 5_400_000).toISOString();
	const [year, month, day] = start.slice(0, 10).split('-');
	const values = {
		meetingKey: 600_000_000 + key,
		confName: `Planning &amp; review no. ${key} of the team for operations`,
		meetingType: 123,
		hostWebExID: `host.${key % 40}@acme.example`,
		otherHostWebExID: `other.${key % 40}@acme.example`,
		timeZoneID: [4, 25, 45][key % 3],
		timeZone: 'GMT-08:00, Pacific (San Francisco)',
		status: 'NOT_INPROGRESS',
		startDate: `${month}/${day}/${year} ${start.slice(11, 19)}`,
		duration: 45,
		listStatus: 'PUBLIC',
		hostJoined: false,
		participantsJoined: false,
		meetingUUID: `0c2b8f6e1d4a4b7c9e3f${String(key).padStart(12, '0')}`,
	};
	const elements = Object.entries(values).map(
		([name, value]) => `<meet:${name}>${value}</meet:${name}>`,
	);
	return `<meet:meeting>${elements.join('')}</meet:meeting>`;
}
