import type { Output, xml } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import { compact, timesOf } from '../values.ts';

type Whole = Output<typeof xml.trainings.get.response>;
type Summary = Output<typeof xml.trainings.list.response>['trainingSession'][number];

export const simplifyTraining = ({ metaData, schedule, ...training }: Whole): IDataObject =>
	compact({
		sessionKey: training.sessionKey,
		topic: metaData?.confName,
		agenda: metaData?.agenda,
		...timesOf({ ...schedule, startDate: schedule?.startDate[0] }, training.status),
		sessionPassword: training.accessControl?.sessionPassword,
		hostKey: training.hostKey,
	});

export const simplifySummary = (training: Summary): IDataObject =>
	compact({
		sessionKey: training.sessionKey,
		topic: training.confName,
		...timesOf(training, training.status),
	});
