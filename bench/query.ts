/**
 * The queries, the same for every contender: one combined query over five sources, its parts, and a list of
 * people.
 */

const IDENTITY = `identity {
      status
      record {
        fullName
        dateOfBirth
        sex { code name }
        permanentAddress { detail commune { code name } province { code name } }
      }
    }`;

const OTHERS = `healthInsurance { status record { cardNumber valid validTo registeredFacility { name } } }
    socialInsurance { status record { participations { insuranceNumber status { name } } } }
    drivingLicences { status record { licences { number class { code name } issuedOn expiresOn status { name } } } }
    civilStatus {
      status
      record {
        birth { registration { number place } father { fullName } mother { fullName } }
        marriages { establishedOn spouse { fullName } }
      }
    }`;

export const COMBINED = `query ($subject: SubjectInput!) {
  citizen(subject: $subject) {
    ${IDENTITY}
    ${OTHERS}
  }
}`;

export const ONE_SOURCE = `query ($subject: SubjectInput!) {
  citizen(subject: $subject) {
    ${IDENTITY}
  }
}`;

export const LIST = `query ($subjects: [SubjectInput!]!) {
  citizens(subjects: $subjects) {
    ${IDENTITY}
    ${OTHERS}
  }
}`;
