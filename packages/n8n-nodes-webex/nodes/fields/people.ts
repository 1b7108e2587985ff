import { person, wholePerson } from './person.ts';

const eachPerson = { ...person, required: false } as const;
/** Of those who get a right. */
export const eachWholePerson = { ...wholePerson, required: false } as const;

/** People from the search, who come to those of a list that a person writes or an expression returns. */
export const peopleInto = <const Into extends string>(
	into: Into,
	email: 'also' | 'only' = 'also',
	each: typeof eachPerson | typeof eachWholePerson = eachPerson,
) =>
	({
		displayName: 'Chosen People',
		name: 'chosenPeople',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		into,
		placeholder: 'Add Person',
		default: {},
		options: [
			{
				displayName: 'Person',
				name: 'person',
				values: [{ ...each, email, default: { mode: 'list', value: '' } }],
			},
		],
	}) as const;

/** Several people by what each of them is called. */
export const named = { list: 'names', idType: 'PEOPLE', email: 'also' } as const;

export const fromPeople = {
	displayName: 'From People',
	name: 'fromPeople',
	type: 'string',
	...named,
	email: 'only',
	default: '',
	placeholder: 'e.g. name@email.com',
	description:
		'Only messages of these people: email addresses or whole names, separated by commas. A name with a comma goes into "From Chosen People", or comes from an expression that returns a list.',
} as const;

export const fromChosenPeople = {
	...peopleInto('fromPeople', 'only'),
	displayName: 'From Chosen People',
	name: 'fromChosenPeople',
} as const;
