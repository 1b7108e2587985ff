import type { Output, xml } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import { compact, zoneName } from '../values.ts';

type Whole = Output<typeof xml.trainings.get.response>;
type Summary = Output<typeof xml.trainings.list.response>['trainingSession'][number];

export const simplifyTraining = ({ metaData, schedule, ...training }: Whole): IDataObject =>
	compact({
		sessionKey: training.sessionKey,
		topic: metaData?.confName,
		agenda: metaData?.agenda,
		start: schedule?.startDate[0],
		duration: schedule?.duration,
		timeZone: zoneName(schedule?.timeZoneID),
		hostWebExID: schedule?.hostWebExID,
		isInProgress: training.status === 'INPROGRESS',
		sessionPassword: training.accessControl?.sessionPassword,
		hostKey: training.hostKey,
	});

export const simplifySummary = (training: Summary): IDataObject =>
	compact({
		sessionKey: training.sessionKey,
		topic: training.confName,
		start: training.startDate,
		duration: training.duration,
		timeZone: zoneName(training.timeZoneID),
		hostWebExID: training.hostWebExID,
		isInProgress: training.status === 'INPROGRESS',
	});
