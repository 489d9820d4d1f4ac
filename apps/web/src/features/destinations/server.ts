export { createDestination, deleteDestination, listDestinations, updateDestination } from './destinations.ts';
export { testDestination } from './testDestination.ts';
export { createDestinationBody, updateDestinationBody } from './validate.ts';
