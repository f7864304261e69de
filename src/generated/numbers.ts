// Generated from the marks in contracts/; do not edit.

/** Fields whose whole value is the number of a person, of any kind of document. */
export const numbersOfPeople: ReadonlySet<string> = new Set([
  'BirthRegistration.identityNumber',
  'CivilPerson.documentNumber',
  'CivilPerson.identityNumber',
  'CivilRequester.documentNumber',
  'HouseholdHead.formerNumber',
  'HouseholdHead.identityNumber',
  'Identity.formerNumber',
  'Identity.identityNumber',
  'RelatedPerson.formerNumber',
  'RelatedPerson.identityNumber',
  'SocialInsuranceParticipation.identityNumber',
]);

/** Fields whose value is the number of a thing, with 12 digits like a person's. */
export const numbersOfThings: ReadonlySet<string> = new Set([
  'DrivingLicence.fileNumber',
  'DrivingLicence.number',
  'DrivingLicence.previousNumber',
  'LicencePointBalance.licenceNumber',
]);
