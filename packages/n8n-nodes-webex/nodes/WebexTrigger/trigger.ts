import type {
	IExecuteFunctions,
	IHookFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	ITriggerFunctions,
	ITriggerResponse,
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { allOf, showWhere } from '../../src/engine/field.ts';
import { readValues } from '../../src/engine/parameters.ts';
import { searchPeople } from '../../src/locators/person.ts';
import { searchRooms } from '../../src/locators/room.ts';
import type { TriggerContext } from '../../src/n8n/transport.ts';
import { deliver } from '../../src/webhook/deliver.ts';
import { itemOf } from '../../src/webhook/item.ts';
import { registerWebhook, removeWebhook, webhookExists } from '../../src/webhook/lifecycle.ts';
import { passOnce } from '../../src/webhook/once.ts';
import { watchWebhook } from '../../src/webhook/watch.ts';
import { authentication } from '../fields/authentication.ts';
import { delivery } from './delivery.ts';
import { fieldsFor } from './fields.ts';

const notice: INodeProperties = {
	displayName:
		'Webex has to reach this n8n over the internet. Where it cannot, use the <b>Webex Scheduled Check Trigger</b>.',
	name: 'notice',
	type: 'notice',
	default: '',
};

/** Where the events arrive. */
export const eventWebhooks: IWebhookDescription[] = [
	{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
];

type Behaviour = Required<
	Pick<INodeType, 'execute' | 'methods' | 'trigger' | 'webhook' | 'webhookMethods'>
> & { readonly properties: INodeProperties[] };

/** What a trigger does that registers a webhook for events of these resources, and its parameters. */
export function eventTrigger(resources: readonly string[]): Behaviour {
	const fields = fieldsFor(resources);
	const read = (context: TriggerContext) => readValues(context, fields, 0);
	return {
		properties: [notice, authentication, ...allOf(fields).map((field) => showWhere(field))],
		methods: { listSearch: { searchPeople, searchRooms } },
		webhookMethods: {
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
		},
		async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
			return await watchWebhook(this);
		},
		/** Without this, n8n would wait for the trigger function in a test. */
		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			const values = readValues(this, fields, 0);
			return await passOnce(
				this,
				async (received) => await itemOf(this, received, { delivery, values }),
			);
		},
		async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
			return await deliver(this, read);
		},
	};
}
