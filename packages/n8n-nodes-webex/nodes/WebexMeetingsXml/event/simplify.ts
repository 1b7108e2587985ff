import type { Output, xml } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import { compact, zoneName } from '../values.ts';

type Whole = Output<typeof xml.events.get.response>;
type Summary = Output<typeof xml.events.list.response>['event'][number];

export const simplifyEvent = (event: Whole): IDataObject =>
	compact({
		sessionKey: event.sessionKey,
		topic: event.metaData?.sessionName,
		description: event.metaData?.description,
		start: event.schedule?.startDate,
		duration: event.schedule?.duration,
		timeZone: zoneName(event.schedule?.timeZoneID),
		hostWebExID: event.schedule?.hostWebExID,
		isInProgress: event.status === 'INPROGRESS',
		sessionPassword: event.accessControl?.sessionPassword,
		hostKey: event.hostKey,
	});

export const simplifySummary = (event: Summary): IDataObject =>
	compact({
		sessionKey: event.sessionKey,
		topic: event.sessionName,
		description: event.description,
		start: event.startDate,
		end: event.endDate,
		duration: event.duration,
		timeZone: zoneName(event.timeZoneID),
		hostWebExID: event.hostWebExID,
		isInProgress: event.status === 'INPROGRESS',
	});
