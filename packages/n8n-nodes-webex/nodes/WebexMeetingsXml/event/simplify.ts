import type { Output, xml } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import { compact, timesOf } from '../values.ts';

type Whole = Output<typeof xml.events.get.response>;
type Summary = Output<typeof xml.events.list.response>['event'][number];

export const simplifyEvent = (event: Whole): IDataObject =>
	compact({
		sessionKey: event.sessionKey,
		topic: event.metaData?.sessionName,
		description: event.metaData?.description,
		...timesOf(event.schedule, event.status),
		sessionPassword: event.accessControl?.sessionPassword,
		hostKey: event.hostKey,
	});

export const simplifySummary = (event: Summary): IDataObject =>
	compact({
		sessionKey: event.sessionKey,
		topic: event.sessionName,
		description: event.description,
		...timesOf(event, event.status),
		end: event.endDate,
	});
