export const recordingId = {
	displayName: 'Recording ID',
	name: 'recordingId',
	type: 'string',
	default: '',
	required: true,
	description: 'The ID that "Get Many" returns',
} as const;

export const isServiceRecording = {
	displayName: 'On a Service Page',
	name: 'isServiceRecording',
	type: 'boolean',
	default: false,
	description:
		'Whether the recording of an event or a training session is published on a service page',
} as const;
