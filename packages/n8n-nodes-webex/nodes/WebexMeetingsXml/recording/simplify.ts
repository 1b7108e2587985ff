import type { Output, xml } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import type { RecordingShape } from '../../../src/meetings/records-shape.ts';
import { compact } from '../values.ts';

type Whole = Output<typeof xml.recordings.get.response> & { readonly recordingId: string };
type Recording = Output<typeof xml.recordings.list.response>['recording'][number];

export const simplifyRecording = (recording: Recording): IDataObject =>
	compact({
		recordingId: recording.recordingID,
		name: recording.name,
		created: recording.createTime,
		durationSeconds: recording.duration,
		sizeMegabytes: recording.size,
		format: recording.format,
		hostWebExID: recording.hostWebExID,
		streamUrl: recording.streamURL,
		fileUrl: recording.fileURL,
		sessionKey: recording.sessionKey,
		confID: recording.confID,
		password: recording.password,
		recordingUUID: recording.recordingUUID,
	} satisfies RecordingShape & { readonly sessionKey: unknown });

/** What this request returns has neither times nor addresses. */
export const simplifyOne = ({ recordingId, basic, fileAccess }: Whole): IDataObject =>
	compact({
		recordingId,
		name: basic?.topic,
		password: fileAccess?.password,
		description: basic?.description,
		listStatus: basic?.listing,
	});
