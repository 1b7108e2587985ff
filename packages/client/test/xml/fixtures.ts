/** Answers in the form of the server, for tests of reading. */
const schemas = 'http://www.webex.com/schemas/2002/06';

export const answer = (content: string, response = '<serv:result>SUCCESS</serv:result>'): string =>
	`<?xml version="1.0" encoding="UTF-8"?>\n<serv:message xmlns:serv="${schemas}/service" xmlns:com="${schemas}/common"><serv:header><serv:response>${response}<serv:gsbStatus>PRIMARY</serv:gsbStatus></serv:response></serv:header><serv:body>${content}</serv:body></serv:message>`;

const typed = (type: string, inner: string): string => {
	const [prefix = ''] = type.split(':');
	return `<serv:bodyContent xsi:type="${type}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:${prefix}="${schemas}/service/${prefix}">${inner}</serv:bodyContent>`;
};

export const createdMeeting = answer(
	typed(
		'meet:createMeetingResponse',
		'<meet:meetingkey>0012345678</meet:meetingkey><meet:iCalendarURL><serv:host>https://acme.webex.example/j.php?ED=1&amp;ICS=MI</serv:host><serv:attendee>https://acme.webex.example/j.php?ED=2</serv:attendee></meet:iCalendarURL>',
	),
);

export const oneUser = answer(
	typed(
		'use:lstsummaryUserResponse',
		'<use:user><use:webExId>00123</use:webExId><use:firstName>J&#xF6;rg &amp;lt;</use:firstName><use:active>ACTIVATED</use:active><use:badge>gold</use:badge></use:user><use:matchingRecords><serv:total>1</serv:total><serv:returned>1</serv:returned><serv:startFrom>1</serv:startFrom></use:matchingRecords>',
	),
);

export const sessions = answer(
	typed(
		'ep:lstsummarySessionResponse',
		'<ep:matchingRecords><serv:total>2</serv:total><serv:returned>2</serv:returned><serv:startFrom>1</serv:startFrom></ep:matchingRecords><ep:session><ep:sessionKey>700</ep:sessionKey><ep:confName>Planning &amp; review</ep:confName><ep:startTime>03/04/2026 15:00:00</ep:startTime><ep:confID>9007199254740993001</ep:confID><ep:isRecurring>false</ep:isRecurring></ep:session><ep:session><ep:sessionKey>701</ep:sessionKey><ep:confName><![CDATA[a < b]]></ep:confName><ep:psoFields/></ep:session>',
	),
);

export const refused = answer(
	'<serv:bodyContent/>',
	'<serv:result>FAILURE</serv:result><serv:reason>Corresponding Meeting not found</serv:reason><serv:exceptionID>060001</serv:exceptionID><serv:subErrors><serv:subError><serv:exceptionID>AS0001</serv:exceptionID><serv:reason>why</serv:reason><serv:value>7</serv:value></serv:subError></serv:subErrors>',
);

export const nothingToTell = answer(typed('use:setUserResponse', ''));
