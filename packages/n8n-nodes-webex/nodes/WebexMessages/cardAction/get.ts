import { operation } from '../../../src/engine/operation.ts';

export const get = operation({
	name: 'Get',
	action: 'Get a card action',
	description: 'Get what a person entered into a card, and who it was',
	fields: [
		{
			displayName: 'Card Action ID',
			name: 'cardActionId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Y2lzY29zcGFyazovL3VzL0FUVEFDSE1FTlRfQUNUSU9OLw...',
			description: 'The ID of the card action, as the Webex Trigger returns it',
		},
	],
	run: (webex, { cardActionId }) => webex.attachmentActions.get({ id: cardActionId }),
});
