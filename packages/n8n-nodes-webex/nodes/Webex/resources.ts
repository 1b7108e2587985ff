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
			get: getPerson,
			getMe,
			getMany: getManyPeople,
			create: createPerson,
			update: updatePerson,
			delete: deletePerson,
		},
		first: 'get',
	},
	apiRequest: { name: 'API Request', operations: { send }, first: 'send' },
	event: { name: 'Event', operations: { getMany: getManyEvents, get: getEvent }, first: 'getMany' },
	webhook: {
		name: 'Webhook',
		operations: {
			getMany: getManyWebhooks,
			get: getWebhook,
			create: createWebhook,
			update: updateWebhook,
			reactivate,
			delete: deleteWebhook,
		},
		first: 'getMany',
	},
};
