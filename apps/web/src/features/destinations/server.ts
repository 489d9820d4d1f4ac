export { createDestination, deleteDestination, listDestinations, updateDestination } from './destinations.ts';
export { createDestinationBody, updateDestinationBody } from './validate.ts';
