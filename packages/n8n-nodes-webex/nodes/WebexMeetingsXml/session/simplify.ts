import type { Output, xml } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import { compact } from '../values.ts';

type Whole = Output<typeof xml.sessions.get.response>;
type Summary = Output<typeof xml.sessions.list.response>['session'][number];
type Group = Output<typeof xml.sessions.listOpen.response>['services'][number];
type Open = Group['sessions'][number] & Pick<Group, 'serviceType'>;

export const simplifySession = ({ metaData, schedule, host, ...session }: Whole): IDataObject =>
	compact({
		sessionKey: session.sessionkey,
		topic: metaData?.confName,
		kind: metaData?.serviceType,
		start: schedule?.startDate,
		duration: schedule?.duration,
		agenda: metaData?.agenda,
		hostName: [host?.firstName, host?.lastName].filter(Boolean).join(' '),
		hostEmail: host?.email,
		isInProgress: session.status === 'INPROGRESS',
		isRecurring: metaData?.isRecurring,
		confID: session.confID,
	});

export const simplifySummary = (session: Summary): IDataObject =>
	compact({
		sessionKey: session.sessionKey,
		topic: session.confName,
		kind: session.serviceType,
		start: session.startTime,
		actualStart: session.actualStartTime,
		duration: session.duration,
		hostEmail: session.hostEmail ?? session.hostWebExID,
		isInProgress: session.status === 'INPROGRESS',
		isRecurring: session.isRecurring,
		confID: session.confID,
		meetingUUID: session.meetingUUID,
	});

export const simplifyOpen = (session: Open): IDataObject =>
	compact({
		sessionKey: session.sessionKey,
		topic: session.sessionName,
		kind: session.serviceType,
		start: session.startTime,
		actualStart: session.actualStartTime,
		hostWebExID: session.hostWebExID,
	});
