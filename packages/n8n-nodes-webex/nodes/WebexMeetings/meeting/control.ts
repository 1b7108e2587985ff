import { operation } from '../../../src/engine/operation.ts';
import { meetingIdOf, namesOf } from '../../../src/meetings/find.ts';
import { meeting } from '../fields.ts';

const changes = {
	lock: { locked: true },
	unlock: { locked: false },
	startRecording: { recordingStarted: true, recordingPaused: false },
	pauseRecording: { recordingPaused: true },
	resumeRecording: { recordingPaused: false },
	stopRecording: { recordingStarted: false },
} as const;

export const control = operation({
	name: 'Control',
	action: 'Control a meeting that runs',
	description: 'Lock a meeting that runs, or record it',
	fields: [
		meeting,
		{
			displayName: 'Action',
			name: 'change',
			type: 'options',
			default: 'lock',
			options: [
				{ name: 'Lock', value: 'lock', description: 'Nobody can join any more' },
				{ name: 'Pause Recording', value: 'pauseRecording' },
				{ name: 'Resume Recording', value: 'resumeRecording' },
				{ name: 'Start Recording', value: 'startRecording' },
				{ name: 'Stop Recording', value: 'stopRecording' },
				{ name: 'Unlock', value: 'unlock' },
			],
		},
	],
	run: async (webex, { meetingKey, change }) => {
		const meetingId = await meetingIdOf(webex, meetingKey);
		const status = await webex.meetingControls.update({ meetingId, ...changes[change] });
		return { ...namesOf(meetingKey, meetingId), ...status };
	},
});
