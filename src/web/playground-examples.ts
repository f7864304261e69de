/** The queries that the playground opens with, about persons that the caller names. */

export interface PlaygroundExample {
  /** One line, shown above the query. */
  readonly title: string;
  readonly query: string;
  /** Request headers beside those that the page has of itself. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The triple that names a person, as in `SubjectInput`. */
export interface ExampleSubject {
  readonly identityNumber: string;
  readonly fullName: string;
  readonly dateOfBirth: string;
}

/** `first` is asked about alone, `others` together with them in a list. */
export function playgroundExamples(
  first: ExampleSubject,
  others: readonly ExampleSubject[],
): readonly PlaygroundExample[] {
  return [
    { title: 'One person, five sources, one request', query: combined(first) },
    { title: 'Several persons, answered in the order asked', query: list([first, ...others]) },
    { title: 'Where an answer comes from, or why there is none', query: provenance(first) },
  ];
}

function combined(subject: ExampleSubject): string {
  return `query OnePerson {
  citizen(subject: ${literal(subject, '  ')}) {
    completeness
    identity {
      status
      record {
        fullName
        dateOfBirth
        sex { code name }
        permanentAddress {
          detail
          commune { code name }
          province { code name }
        }
      }
    }
    healthInsurance { status record { cardNumber valid validTo registeredFacility { name } } }
    socialInsurance { status record { participations { insuranceNumber status { name } } } }
    drivingLicences {
      status
      record {
        licences {
          number
          class { code name }
          issuedOn
          expiresOn
          status { name }
        }
      }
    }
    civilStatus {
      status
      record {
        birth { registration { number place } father { fullName } mother { fullName } }
        marriages { establishedOn spouse { fullName } }
      }
    }
    conflicts {
      fact
      values { source value }
    }
  }
}
`;
}

function list(subjects: readonly ExampleSubject[]): string {
  return `query SeveralPersons {
  citizens(subjects: [
${subjects.map((subject) => `    ${literal(subject, '    ')}`).join('\n')}
  ]) {
    subject { fullName }
    completeness
    identity { status record { dateOfBirth } }
    drivingLicences { status record { licences { number class { code } } } }
  }
}
`;
}

function provenance(subject: ExampleSubject): string {
  const answer = `status
  match { number name dateOfBirth }
  provenance { source freshness fetchedAt ageSeconds sourceAsOf requestId }
  failure { code message retryable retryAfterMs sourceCode }`;
  return `query Provenance {
  citizen(subject: ${literal(subject, '  ')}) {
    completeness
    identity { ...answer }
    healthInsurance { ...answer }
    socialInsurance { ...answer }
    drivingLicences { ...answer points { ...answer } }
    civilStatus { ...answer }
  }
  sources { id name(lang: EN) served batchSize timeoutMs }
}

fragment answer on SourceAnswer {
  ${answer}
}
`;
}

// JSON strings are GraphQL strings, so quotes in a name do no harm.
function literal({ identityNumber, fullName, dateOfBirth }: ExampleSubject, indent: string): string {
  return `{
${indent}  identityNumber: ${JSON.stringify(identityNumber)}
${indent}  fullName: ${JSON.stringify(fullName)}
${indent}  dateOfBirth: ${JSON.stringify(dateOfBirth)}
${indent}}`;
}
