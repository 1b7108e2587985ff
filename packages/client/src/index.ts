export { createRestClient, type RestClient, type RestClientOptions } from './rest/client.ts';
export { rest } from './rest/index.ts';
export type { CreateMessage, ListMessages, Message } from './rest/messages.schema.ts';
export type { CallOptions, ListOptions, Operation, Operations } from './rest/operation.ts';
export type { List, Page } from './rest/pages.ts';
export type { Person } from './rest/people.schema.ts';
export type { ListRooms, Room } from './rest/rooms.schema.ts';
