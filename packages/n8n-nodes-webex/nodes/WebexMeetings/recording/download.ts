import { operation } from '../../../src/engine/operation.ts';
import { downloadRecording } from '../../../src/meetings/recordings.ts';
import { host } from '../fields.ts';
import { outputField, recordingId } from '../records.ts';

export const download = operation({
	name: 'Download',
	action: 'Download a recording',
	description: 'Get the video, the sound or the transcript of a recording as binary data',
	fields: [
		recordingId,
		{
			displayName: 'File',
			name: 'file',
			type: 'options',
			default: 'video',
			options: [
				{ name: 'Audio', value: 'audio' },
				{ name: 'Transcript', value: 'transcript', description: 'A VTT file, where there is one' },
				{ name: 'Video', value: 'video' },
			],
		},
		outputField,
		host,
	],
	run: (webex, { field, ...wanted }, item) => downloadRecording(webex, wanted, field, item),
});
