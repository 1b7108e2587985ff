import { type CardField, inputsOfCard } from '@webex-nodes/client';
import type {
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { readJson } from '../messages/card.ts';

/** The inputs of the card that a person pasted, so that each can be given a value. */
export async function mapCardInputs(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const given = this.getCurrentNodeParameter('cardJson');
	const card = typeof given === 'string' ? readJson(given).value : given;
	return { fields: inputsOfCard(card).map(fieldOf) };
}

const types: Readonly<Record<string, ResourceMapperField['type']>> = {
	'Input.Number': 'number',
	'Input.Toggle': 'boolean',
};

function fieldOf({ id, type, label, title }: CardField): ResourceMapperField {
	return {
		id,
		displayName: typeof label === 'string' ? label : typeof title === 'string' ? title : id,
		type: types[type] ?? 'string',
		required: false,
		defaultMatch: false,
		display: true,
		removed: true,
	};
}
