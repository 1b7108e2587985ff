import {
	type IExecuteFunctions,
	type IHookFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type ITriggerResponse,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { allOf, showWhere } from '../../src/engine/field.ts';
import { readValues } from '../../src/engine/parameters.ts';
import { searchRooms } from '../../src/locators/room.ts';
import type { TriggerContext } from '../../src/n8n/transport.ts';
import { deliver } from '../../src/webhook/deliver.ts';
import { itemOf } from '../../src/webhook/item.ts';
import { registerWebhook, removeWebhook, webhookExists } from '../../src/webhook/lifecycle.ts';
import { passOnce } from '../../src/webhook/once.ts';
import { watchWebhook } from '../../src/webhook/watch.ts';
import { authentication, credentials } from '../fields/authentication.ts';
import { delivery } from './delivery.ts';
import { fields } from './fields.ts';

const read = (context: TriggerContext) => readValues(context, fields, 0);

export class WebexTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Webex Trigger',
		name: 'webexTrigger',
		icon: { light: 'file:../../icons/webex.svg', dark: 'file:../../icons/webex.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"].replace(".", ": ") }}',
		description: 'Starts the workflow when Webex says that something happened, at once',
		defaults: { name: 'Webex Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: [
			{
				displayName:
					'Webex has to reach this n8n over the internet. Where it cannot, use the <b>Webex Poll Trigger</b>.',
				name: 'notice',
				type: 'notice',
				default: '',
			},
			authentication,
			...allOf(fields).map((field) => showWhere(field)),
		],
	};

	methods = { listSearch: { searchRooms } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await webhookExists(this, read);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await registerWebhook(this, read);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await removeWebhook(this, read);
			},
		},
	};

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return await watchWebhook(this);
	}

	/** Without this, n8n would wait for the trigger function in a test. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const values = readValues(this, fields, 0);
		return await passOnce(
			this,
			async (received) => await itemOf(this, received, { delivery, values }),
		);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await deliver(this, read);
	}
}
