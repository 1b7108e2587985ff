export { MeetingSites } from './rest/meeting-preferences.schema.ts';
export { Attachment, CreateMessage, ListMessages, Message } from './rest/messages.schema.ts';
export { Person } from './rest/people.schema.ts';
export { ListRooms, Room } from './rest/rooms.schema.ts';
