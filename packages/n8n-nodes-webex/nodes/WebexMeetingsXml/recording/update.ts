import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { additionalXml } from '../fields.ts';
import { filled } from '../values.ts';
import { isServiceRecording, recordingId } from './fields.ts';

export const update = meetingsOperation({
	name: 'Update',
	action: 'Update a recording',
	description: 'Change name, description or password of a recording',
	fields: [
		recordingId,
		isServiceRecording,
		{
			displayName: 'Changes',
			name: 'changes',
			type: 'collection',
			placeholder: 'Add Change',
			default: {},
			options: [
				additionalXml,
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					default: '',
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
				},
				{
					displayName: 'Password',
					name: 'password',
					type: 'string',
					typeOptions: { password: true },
					default: '',
				},
			],
		},
	],
	run: async ({ webex }, { recordingId, isServiceRecording, changes }) => {
		const { name, description, password, additionalXml } = changes;
		await webex.recordings.update(
			{
				recording: { recordingID: recordingId, ...filled({ description, password }) },
				isServiceRecording,
				basic: filled({ topic: name }),
			},
			filled({ additionalXml }),
		);
		return { recordingId, updated: true };
	},
});
