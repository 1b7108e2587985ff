import type { Resources } from '../../src/engine/operation.ts';
import { send } from './apiRequest/send.ts';
import { get as getEvent } from './event/get.ts';
import { getMany as getManyEvents } from './event/getMany.ts';
import { create as createPerson } from './person/create.ts';
import { deletePerson } from './person/delete.ts';
import { get as getPerson } from './person/get.ts';
import { getMany as getManyPeople } from './person/getMany.ts';
import { getMe } from './person/getMe.ts';
import { update as updatePerson } from './person/update.ts';
import { create as createWebhook } from './webhook/create.ts';
import { deleteWebhook } from './webhook/delete.ts';
import { get as getWebhook } from './webhook/get.ts';
import { getMany as getManyWebhooks } from './webhook/getMany.ts';
import { reactivate } from './webhook/reactivate.ts';
import { update as updateWebhook } from './webhook/update.ts';

export const resources: Resources = {
	person: {
		name: 'Person',
		operations: {
			create: createPerson,
			delete: deletePerson,
			get: getPerson,
			getMany: getManyPeople,
			getMe,
			update: updatePerson,
		},
		first: 'get',
	},
	apiRequest: { name: 'API Request', operations: { send }, first: 'send' },
	event: { name: 'Event', operations: { get: getEvent, getMany: getManyEvents }, first: 'getMany' },
	webhook: {
		name: 'Webhook',
		operations: {
			create: createWebhook,
			delete: deleteWebhook,
			get: getWebhook,
			getMany: getManyWebhooks,
			reactivate,
			update: updateWebhook,
		},
		first: 'getMany',
	},
};
