// Generated from schema/*.graphql; do not edit.
import type * as Types from './types.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { QueriedEntry, NamedPurpose } from '../audit/audit-query.ts';
import type { Unit, Succession } from '../codes/units.ts';
import type { CitizenParent } from '../gateway/citizen.ts';
import type { Entry } from '../codes/code-lists.ts';
import type { Coded } from '../codes/coded-value.ts';
import type { Provenance as AnswerProvenance, Failure } from '../source-api/answer.ts';
import type { ScannedCard as CardScan } from '../cards/index.ts';
import type { Source as SourceDefinition } from '../source-api/source.ts';
import type { Subject as AskedSubject } from '../subject/subject.ts';
import type { RequestContext } from '../gateway/context.ts';
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };

export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<
  TResult,
  TParent = Record<PropertyKey, never>,
  TContext = Record<PropertyKey, never>,
  TArgs = Record<PropertyKey, never>,
> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo,
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo,
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo,
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<
  TResult,
  TKey extends string,
  TParent = Record<PropertyKey, never>,
  TContext = Record<PropertyKey, never>,
  TArgs = Record<PropertyKey, never>,
> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<
  TTypes,
  TParent = Record<PropertyKey, never>,
  TContext = Record<PropertyKey, never>,
> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo,
) => Types.Maybe<TTypes> | Promise<Types.Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  obj: T,
  context: TContext,
  info: GraphQLResolveInfo,
) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<
  TResult = Record<PropertyKey, never>,
  TParent = Record<PropertyKey, never>,
  TContext = Record<PropertyKey, never>,
  TArgs = Record<PropertyKey, never>,
> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo,
) => TResult | Promise<TResult>;

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  SourceAnswer:
    | (Omit<Types.CivilStatusAnswer, 'failure' | 'provenance' | 'record'> & {
        failure?: Types.Maybe<_RefType['SourceFailure']>;
        provenance: _RefType['Provenance'];
        record?: Types.Maybe<_RefType['CivilStatus']>;
      })
    | (Omit<Types.ContributionsAnswer, 'failure' | 'provenance' | 'record'> & {
        failure?: Types.Maybe<_RefType['SourceFailure']>;
        provenance: _RefType['Provenance'];
        record?: Types.Maybe<_RefType['Contributions']>;
      })
    | (Omit<Types.DrivingLicenceAnswer, 'failure' | 'points' | 'provenance' | 'record'> & {
        failure?: Types.Maybe<_RefType['SourceFailure']>;
        points?: Types.Maybe<_RefType['LicencePointsAnswer']>;
        provenance: _RefType['Provenance'];
        record?: Types.Maybe<_RefType['DrivingLicences']>;
      })
    | (Omit<Types.HealthInsuranceAnswer, 'failure' | 'provenance' | 'record' | 'visits'> & {
        failure?: Types.Maybe<_RefType['SourceFailure']>;
        provenance: _RefType['Provenance'];
        record?: Types.Maybe<_RefType['HealthInsurance']>;
        visits?: Types.Maybe<_RefType['HealthVisitsAnswer']>;
      })
    | (Omit<Types.HealthVisitsAnswer, 'failure' | 'provenance' | 'record'> & {
        failure?: Types.Maybe<_RefType['SourceFailure']>;
        provenance: _RefType['Provenance'];
        record?: Types.Maybe<_RefType['HealthVisits']>;
      })
    | (Omit<Types.IdentityAnswer, 'failure' | 'lifeStatus' | 'provenance' | 'record'> & {
        failure?: Types.Maybe<_RefType['SourceFailure']>;
        lifeStatus?: Types.Maybe<_RefType['LifeStatusAnswer']>;
        provenance: _RefType['Provenance'];
        record?: Types.Maybe<_RefType['Identity']>;
      })
    | (Omit<Types.LicencePointsAnswer, 'failure' | 'provenance'> & {
        failure?: Types.Maybe<_RefType['SourceFailure']>;
        provenance: _RefType['Provenance'];
      })
    | (Omit<Types.LifeStatusAnswer, 'failure' | 'provenance' | 'record'> & {
        failure?: Types.Maybe<_RefType['SourceFailure']>;
        provenance: _RefType['Provenance'];
        record?: Types.Maybe<_RefType['LifeStatus']>;
      })
    | (Omit<Types.SocialInsuranceAnswer, 'contributions' | 'failure' | 'provenance' | 'record'> & {
        contributions?: Types.Maybe<_RefType['ContributionsAnswer']>;
        failure?: Types.Maybe<_RefType['SourceFailure']>;
        provenance: _RefType['Provenance'];
        record?: Types.Maybe<_RefType['SocialInsurance']>;
      });
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AccessKind: Types.AccessKind;
  AccessLogConnection: ResolverTypeWrapper<
    Omit<Types.AccessLogConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['AccessLogEdge']> }
  >;
  AccessLogEdge: ResolverTypeWrapper<
    Omit<Types.AccessLogEdge, 'node'> & { node: ResolversTypes['AccessLogEntry'] }
  >;
  AccessLogEntry: ResolverTypeWrapper<QueriedEntry>;
  AccessProcedure: ResolverTypeWrapper<NamedPurpose>;
  AccessedData: ResolverTypeWrapper<Types.AccessedData>;
  Address: ResolverTypeWrapper<
    Omit<Types.Address, 'commune' | 'country' | 'district' | 'province'> & {
      commune?: Types.Maybe<ResolversTypes['CodedValue']>;
      country?: Types.Maybe<ResolversTypes['CodedValue']>;
      district?: Types.Maybe<ResolversTypes['CodedValue']>;
      province?: Types.Maybe<ResolversTypes['CodedValue']>;
    }
  >;
  AdministrativeUnit: ResolverTypeWrapper<Unit>;
  AnswerStatus: Types.AnswerStatus;
  AuditEntry: ResolverTypeWrapper<QueriedEntry>;
  AuditEntryConnection: ResolverTypeWrapper<
    Omit<Types.AuditEntryConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['AuditEntryEdge']> }
  >;
  AuditEntryEdge: ResolverTypeWrapper<
    Omit<Types.AuditEntryEdge, 'node'> & { node: ResolversTypes['AuditEntry'] }
  >;
  AuditEntryKind: Types.AuditEntryKind;
  AuditFilter: Types.AuditFilter;
  AuditedOfficer: ResolverTypeWrapper<Types.AuditedOfficer>;
  AuditedOutcome: ResolverTypeWrapper<Types.AuditedOutcome>;
  BirthRegistration: ResolverTypeWrapper<
    Omit<
      Types.BirthRegistration,
      | 'birthKind'
      | 'ethnicGroup'
      | 'father'
      | 'mother'
      | 'nationality'
      | 'otherNationality'
      | 'placeOfBirthCommune'
      | 'registration'
      | 'requester'
      | 'sex'
    > & {
      birthKind?: Types.Maybe<ResolversTypes['CodedValue']>;
      ethnicGroup?: Types.Maybe<ResolversTypes['CodedValue']>;
      father?: Types.Maybe<ResolversTypes['CivilPerson']>;
      mother?: Types.Maybe<ResolversTypes['CivilPerson']>;
      nationality?: Types.Maybe<ResolversTypes['CodedValue']>;
      otherNationality?: Types.Maybe<ResolversTypes['CodedValue']>;
      placeOfBirthCommune?: Types.Maybe<ResolversTypes['CodedValue']>;
      registration?: Types.Maybe<ResolversTypes['CivilRegistration']>;
      requester?: Types.Maybe<ResolversTypes['CivilRequester']>;
      sex?: Types.Maybe<ResolversTypes['CodedValue']>;
    }
  >;
  Boolean: ResolverTypeWrapper<Types.Scalars['Boolean']['output']>;
  BreakerState: Types.BreakerState;
  CardFormat: Types.CardFormat;
  Citizen: ResolverTypeWrapper<CitizenParent>;
  CivilCorrection: ResolverTypeWrapper<
    Omit<Types.CivilCorrection, 'corrects' | 'kind' | 'person' | 'registration'> & {
      corrects?: Types.Maybe<ResolversTypes['CorrectedRegistration']>;
      kind?: Types.Maybe<ResolversTypes['CodedValue']>;
      person?: Types.Maybe<ResolversTypes['CivilPerson']>;
      registration?: Types.Maybe<ResolversTypes['CivilRegistration']>;
    }
  >;
  CivilCorrectionChange: ResolverTypeWrapper<Types.CivilCorrectionChange>;
  CivilDecision: ResolverTypeWrapper<Types.CivilDecision>;
  CivilPerson: ResolverTypeWrapper<
    Omit<
      Types.CivilPerson,
      'citizen' | 'documentKind' | 'ethnicGroup' | 'nationality' | 'residence' | 'sex'
    > & {
      citizen?: Types.Maybe<ResolversTypes['Citizen']>;
      documentKind?: Types.Maybe<ResolversTypes['CodedValue']>;
      ethnicGroup?: Types.Maybe<ResolversTypes['CodedValue']>;
      nationality?: Types.Maybe<ResolversTypes['CodedValue']>;
      residence?: Types.Maybe<ResolversTypes['CivilResidence']>;
      sex?: Types.Maybe<ResolversTypes['CodedValue']>;
    }
  >;
  CivilRegistration: ResolverTypeWrapper<
    Omit<Types.CivilRegistration, 'commune' | 'kind' | 'province'> & {
      commune?: Types.Maybe<ResolversTypes['CodedValue']>;
      kind?: Types.Maybe<ResolversTypes['CodedValue']>;
      province?: Types.Maybe<ResolversTypes['CodedValue']>;
    }
  >;
  CivilRequester: ResolverTypeWrapper<
    Omit<Types.CivilRequester, 'documentKind'> & { documentKind?: Types.Maybe<ResolversTypes['CodedValue']> }
  >;
  CivilResidence: ResolverTypeWrapper<
    Omit<Types.CivilResidence, 'kind'> & { kind?: Types.Maybe<ResolversTypes['CodedValue']> }
  >;
  CivilStatus: ResolverTypeWrapper<
    Omit<
      Types.CivilStatus,
      | 'birth'
      | 'corrections'
      | 'death'
      | 'earlierBirths'
      | 'maritalStatusConfirmations'
      | 'marriages'
      | 'recognitions'
    > & {
      birth?: Types.Maybe<ResolversTypes['BirthRegistration']>;
      corrections?: Types.Maybe<ReadonlyArray<ResolversTypes['CivilCorrection']>>;
      death?: Types.Maybe<ResolversTypes['DeathRegistration']>;
      earlierBirths?: Types.Maybe<ReadonlyArray<ResolversTypes['BirthRegistration']>>;
      maritalStatusConfirmations?: Types.Maybe<ReadonlyArray<ResolversTypes['MaritalStatusConfirmation']>>;
      marriages?: Types.Maybe<ReadonlyArray<ResolversTypes['MarriageRegistration']>>;
      recognitions?: Types.Maybe<ReadonlyArray<ResolversTypes['ParentChildRecognition']>>;
    }
  >;
  CivilStatusAnswer: ResolverTypeWrapper<
    Omit<Types.CivilStatusAnswer, 'failure' | 'provenance' | 'record'> & {
      failure?: Types.Maybe<ResolversTypes['SourceFailure']>;
      provenance: ResolversTypes['Provenance'];
      record?: Types.Maybe<ResolversTypes['CivilStatus']>;
    }
  >;
  CodeList: Types.CodeList;
  CodeListItem: ResolverTypeWrapper<Entry>;
  CodeListItems: ResolverTypeWrapper<
    Omit<Types.CodeListItems, 'items'> & { items: ReadonlyArray<ResolversTypes['CodeListItem']> }
  >;
  CodedValue: ResolverTypeWrapper<Coded>;
  Completeness: Types.Completeness;
  Conflict: ResolverTypeWrapper<Types.Conflict>;
  ConflictValue: ResolverTypeWrapper<Types.ConflictValue>;
  ContributionPeriod: ResolverTypeWrapper<
    Omit<Types.ContributionPeriod, 'type'> & { type?: Types.Maybe<ResolversTypes['CodedValue']> }
  >;
  ContributionSummary: ResolverTypeWrapper<Types.ContributionSummary>;
  Contributions: ResolverTypeWrapper<
    Omit<Types.Contributions, 'periods'> & {
      periods?: Types.Maybe<ReadonlyArray<ResolversTypes['ContributionPeriod']>>;
    }
  >;
  ContributionsAnswer: ResolverTypeWrapper<
    Omit<Types.ContributionsAnswer, 'failure' | 'provenance' | 'record'> & {
      failure?: Types.Maybe<ResolversTypes['SourceFailure']>;
      provenance: ResolversTypes['Provenance'];
      record?: Types.Maybe<ResolversTypes['Contributions']>;
    }
  >;
  CorrectedRegistration: ResolverTypeWrapper<
    Omit<Types.CorrectedRegistration, 'event'> & { event?: Types.Maybe<ResolversTypes['CodedValue']> }
  >;
  Cursor: ResolverTypeWrapper<Types.Scalars['Cursor']['output']>;
  Date: ResolverTypeWrapper<Types.Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Types.Scalars['DateTime']['output']>;
  DeathNotice: ResolverTypeWrapper<
    Omit<Types.DeathNotice, 'kind'> & { kind?: Types.Maybe<ResolversTypes['CodedValue']> }
  >;
  DeathRegistration: ResolverTypeWrapper<
    Omit<Types.DeathRegistration, 'deceased' | 'declaration' | 'notice' | 'registration' | 'requester'> & {
      deceased?: Types.Maybe<ResolversTypes['CivilPerson']>;
      declaration?: Types.Maybe<ResolversTypes['CodedValue']>;
      notice?: Types.Maybe<ResolversTypes['DeathNotice']>;
      registration?: Types.Maybe<ResolversTypes['CivilRegistration']>;
      requester?: Types.Maybe<ResolversTypes['CivilRequester']>;
    }
  >;
  DrivingLicence: ResolverTypeWrapper<
    Omit<
      Types.DrivingLicence,
      'class' | 'classes' | 'holderCommune' | 'holderNationality' | 'holderSex' | 'issueForm' | 'status'
    > & {
      class?: Types.Maybe<ResolversTypes['CodedValue']>;
      classes?: Types.Maybe<ReadonlyArray<ResolversTypes['HeldLicenceClass']>>;
      holderCommune?: Types.Maybe<ResolversTypes['CodedValue']>;
      holderNationality?: Types.Maybe<ResolversTypes['CodedValue']>;
      holderSex?: Types.Maybe<ResolversTypes['CodedValue']>;
      issueForm?: Types.Maybe<ResolversTypes['CodedValue']>;
      status?: Types.Maybe<ResolversTypes['CodedValue']>;
    }
  >;
  DrivingLicenceAnswer: ResolverTypeWrapper<
    Omit<Types.DrivingLicenceAnswer, 'failure' | 'points' | 'provenance' | 'record'> & {
      failure?: Types.Maybe<ResolversTypes['SourceFailure']>;
      points?: Types.Maybe<ResolversTypes['LicencePointsAnswer']>;
      provenance: ResolversTypes['Provenance'];
      record?: Types.Maybe<ResolversTypes['DrivingLicences']>;
    }
  >;
  DrivingLicences: ResolverTypeWrapper<
    Omit<Types.DrivingLicences, 'licences'> & {
      licences?: Types.Maybe<ReadonlyArray<ResolversTypes['DrivingLicence']>>;
    }
  >;
  Fact: Types.Fact;
  Float: ResolverTypeWrapper<Types.Scalars['Float']['output']>;
  Freshness: Types.Freshness;
  HealthFacility: ResolverTypeWrapper<Types.HealthFacility>;
  HealthInsurance: ResolverTypeWrapper<
    Omit<
      Types.HealthInsurance,
      | 'area'
      | 'benefitLevel'
      | 'holderSex'
      | 'invalidReason'
      | 'nextCard'
      | 'objectGroup'
      | 'previousCard'
      | 'provinceOnCard'
      | 'resultCode'
    > & {
      area?: Types.Maybe<ResolversTypes['CodedValue']>;
      benefitLevel?: Types.Maybe<ResolversTypes['CodedValue']>;
      holderSex?: Types.Maybe<ResolversTypes['CodedValue']>;
      invalidReason?: Types.Maybe<ResolversTypes['CodedValue']>;
      nextCard?: Types.Maybe<ResolversTypes['HealthInsuranceCard']>;
      objectGroup?: Types.Maybe<ResolversTypes['CodedValue']>;
      previousCard?: Types.Maybe<ResolversTypes['HealthInsuranceCard']>;
      provinceOnCard?: Types.Maybe<ResolversTypes['CodedValue']>;
      resultCode?: Types.Maybe<ResolversTypes['CodedValue']>;
    }
  >;
  HealthInsuranceAnswer: ResolverTypeWrapper<
    Omit<Types.HealthInsuranceAnswer, 'failure' | 'provenance' | 'record' | 'visits'> & {
      failure?: Types.Maybe<ResolversTypes['SourceFailure']>;
      provenance: ResolversTypes['Provenance'];
      record?: Types.Maybe<ResolversTypes['HealthInsurance']>;
      visits?: Types.Maybe<ResolversTypes['HealthVisitsAnswer']>;
    }
  >;
  HealthInsuranceCard: ResolverTypeWrapper<
    Omit<Types.HealthInsuranceCard, 'benefitLevel' | 'objectGroup' | 'provinceOnCard'> & {
      benefitLevel?: Types.Maybe<ResolversTypes['CodedValue']>;
      objectGroup?: Types.Maybe<ResolversTypes['CodedValue']>;
      provinceOnCard?: Types.Maybe<ResolversTypes['CodedValue']>;
    }
  >;
  HealthInsuranceManager: Types.HealthInsuranceManager;
  HealthInsuranceNotInForce: Types.HealthInsuranceNotInForce;
  HealthVisit: ResolverTypeWrapper<
    Omit<Types.HealthVisit, 'discharge' | 'outcome' | 'reason'> & {
      discharge?: Types.Maybe<ResolversTypes['CodedValue']>;
      outcome?: Types.Maybe<ResolversTypes['CodedValue']>;
      reason?: Types.Maybe<ResolversTypes['CodedValue']>;
    }
  >;
  HealthVisits: ResolverTypeWrapper<
    Omit<Types.HealthVisits, 'visits'> & {
      visits?: Types.Maybe<ReadonlyArray<ResolversTypes['HealthVisit']>>;
    }
  >;
  HealthVisitsAnswer: ResolverTypeWrapper<
    Omit<Types.HealthVisitsAnswer, 'failure' | 'provenance' | 'record'> & {
      failure?: Types.Maybe<ResolversTypes['SourceFailure']>;
      provenance: ResolversTypes['Provenance'];
      record?: Types.Maybe<ResolversTypes['HealthVisits']>;
    }
  >;
  HeldLicenceClass: ResolverTypeWrapper<
    Omit<Types.HeldLicenceClass, 'class'> & { class?: Types.Maybe<ResolversTypes['CodedValue']> }
  >;
  HouseholdHead: ResolverTypeWrapper<
    Omit<Types.HouseholdHead, 'relationship'> & { relationship?: Types.Maybe<ResolversTypes['CodedValue']> }
  >;
  ID: ResolverTypeWrapper<Types.Scalars['ID']['output']>;
  Identity: ResolverTypeWrapper<
    Omit<
      Types.Identity,
      | 'bloodGroup'
      | 'currentAddress'
      | 'ethnicGroup'
      | 'father'
      | 'householdHead'
      | 'maritalStatus'
      | 'mother'
      | 'nationality'
      | 'permanentAddress'
      | 'placeOfBirthRegistration'
      | 'placeOfOrigin'
      | 'religion'
      | 'representative'
      | 'sex'
      | 'spouse'
    > & {
      bloodGroup?: Types.Maybe<ResolversTypes['CodedValue']>;
      currentAddress?: Types.Maybe<ResolversTypes['Address']>;
      ethnicGroup?: Types.Maybe<ResolversTypes['CodedValue']>;
      father?: Types.Maybe<ResolversTypes['RelatedPerson']>;
      householdHead?: Types.Maybe<ResolversTypes['HouseholdHead']>;
      maritalStatus?: Types.Maybe<ResolversTypes['CodedValue']>;
      mother?: Types.Maybe<ResolversTypes['RelatedPerson']>;
      nationality?: Types.Maybe<ResolversTypes['CodedValue']>;
      permanentAddress?: Types.Maybe<ResolversTypes['Address']>;
      placeOfBirthRegistration?: Types.Maybe<ResolversTypes['Address']>;
      placeOfOrigin?: Types.Maybe<ResolversTypes['Address']>;
      religion?: Types.Maybe<ResolversTypes['CodedValue']>;
      representative?: Types.Maybe<ResolversTypes['RelatedPerson']>;
      sex?: Types.Maybe<ResolversTypes['CodedValue']>;
      spouse?: Types.Maybe<ResolversTypes['RelatedPerson']>;
    }
  >;
  IdentityAnswer: ResolverTypeWrapper<
    Omit<Types.IdentityAnswer, 'failure' | 'lifeStatus' | 'provenance' | 'record'> & {
      failure?: Types.Maybe<ResolversTypes['SourceFailure']>;
      lifeStatus?: Types.Maybe<ResolversTypes['LifeStatusAnswer']>;
      provenance: ResolversTypes['Provenance'];
      record?: Types.Maybe<ResolversTypes['Identity']>;
    }
  >;
  IdentityFlag: Types.IdentityFlag;
  IdentityNumber: ResolverTypeWrapper<Types.Scalars['IdentityNumber']['output']>;
  Int: ResolverTypeWrapper<Types.Scalars['Int']['output']>;
  Language: Types.Language;
  Latency: ResolverTypeWrapper<Types.Latency>;
  LicencePointBalance: ResolverTypeWrapper<Types.LicencePointBalance>;
  LicencePoints: ResolverTypeWrapper<Types.LicencePoints>;
  LicencePointsAnswer: ResolverTypeWrapper<
    Omit<Types.LicencePointsAnswer, 'failure' | 'provenance'> & {
      failure?: Types.Maybe<ResolversTypes['SourceFailure']>;
      provenance: ResolversTypes['Provenance'];
    }
  >;
  LifeStatus: ResolverTypeWrapper<
    Omit<Types.LifeStatus, 'status'> & { status?: Types.Maybe<ResolversTypes['CodedValue']> }
  >;
  LifeStatusAnswer: ResolverTypeWrapper<
    Omit<Types.LifeStatusAnswer, 'failure' | 'provenance' | 'record'> & {
      failure?: Types.Maybe<ResolversTypes['SourceFailure']>;
      provenance: ResolversTypes['Provenance'];
      record?: Types.Maybe<ResolversTypes['LifeStatus']>;
    }
  >;
  MaritalStatusConfirmation: ResolverTypeWrapper<
    Omit<Types.MaritalStatusConfirmation, 'maritalStatus' | 'person' | 'purpose' | 'registration'> & {
      maritalStatus?: Types.Maybe<ResolversTypes['CodedValue']>;
      person?: Types.Maybe<ResolversTypes['CivilPerson']>;
      purpose?: Types.Maybe<ResolversTypes['CodedValue']>;
      registration?: Types.Maybe<ResolversTypes['CivilRegistration']>;
    }
  >;
  MarriageRegistration: ResolverTypeWrapper<
    Omit<Types.MarriageRegistration, 'husband' | 'registration' | 'spouse' | 'state' | 'wife'> & {
      husband?: Types.Maybe<ResolversTypes['CivilPerson']>;
      registration?: Types.Maybe<ResolversTypes['CivilRegistration']>;
      spouse?: Types.Maybe<ResolversTypes['CivilPerson']>;
      state?: Types.Maybe<ResolversTypes['CodedValue']>;
      wife?: Types.Maybe<ResolversTypes['CivilPerson']>;
    }
  >;
  Match: ResolverTypeWrapper<Types.Match>;
  MatchStep: Types.MatchStep;
  NoteReason: Types.NoteReason;
  OneTimeWithdrawal: ResolverTypeWrapper<Types.OneTimeWithdrawal>;
  PageInfo: ResolverTypeWrapper<Types.PageInfo>;
  ParentChildRecognition: ResolverTypeWrapper<
    Omit<Types.ParentChildRecognition, 'child' | 'kind' | 'parent' | 'registration'> & {
      child?: Types.Maybe<ResolversTypes['CivilPerson']>;
      kind?: Types.Maybe<ResolversTypes['CodedValue']>;
      parent?: Types.Maybe<ResolversTypes['CivilPerson']>;
      registration?: Types.Maybe<ResolversTypes['CivilRegistration']>;
    }
  >;
  PartialDate: ResolverTypeWrapper<Types.Scalars['PartialDate']['output']>;
  Provenance: ResolverTypeWrapper<AnswerProvenance>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecordNote: ResolverTypeWrapper<Types.RecordNote>;
  RelatedPerson: ResolverTypeWrapper<
    Omit<Types.RelatedPerson, 'nationality'> & { nationality?: Types.Maybe<ResolversTypes['CodedValue']> }
  >;
  ScannedCard: ResolverTypeWrapper<CardScan>;
  SocialInsurance: ResolverTypeWrapper<
    Omit<Types.SocialInsurance, 'participations'> & {
      participations?: Types.Maybe<ReadonlyArray<ResolversTypes['SocialInsuranceParticipation']>>;
    }
  >;
  SocialInsuranceAnswer: ResolverTypeWrapper<
    Omit<Types.SocialInsuranceAnswer, 'contributions' | 'failure' | 'provenance' | 'record'> & {
      contributions?: Types.Maybe<ResolversTypes['ContributionsAnswer']>;
      failure?: Types.Maybe<ResolversTypes['SourceFailure']>;
      provenance: ResolversTypes['Provenance'];
      record?: Types.Maybe<ResolversTypes['SocialInsurance']>;
    }
  >;
  SocialInsuranceParticipation: ResolverTypeWrapper<
    Omit<
      Types.SocialInsuranceParticipation,
      'birthCommune' | 'birthDistrict' | 'birthProvince' | 'contributionType' | 'holderSex' | 'status'
    > & {
      birthCommune?: Types.Maybe<ResolversTypes['CodedValue']>;
      birthDistrict?: Types.Maybe<ResolversTypes['CodedValue']>;
      birthProvince?: Types.Maybe<ResolversTypes['CodedValue']>;
      contributionType?: Types.Maybe<ResolversTypes['CodedValue']>;
      holderSex?: Types.Maybe<ResolversTypes['CodedValue']>;
      status?: Types.Maybe<ResolversTypes['CodedValue']>;
    }
  >;
  Source: ResolverTypeWrapper<SourceDefinition>;
  SourceAnswer: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['SourceAnswer']>;
  SourceFailure: ResolverTypeWrapper<Failure>;
  SourceFailureCode: Types.SourceFailureCode;
  SourceId: Types.SourceId;
  SourceState: Types.SourceState;
  SourceTrouble: ResolverTypeWrapper<Types.SourceTrouble>;
  String: ResolverTypeWrapper<Types.Scalars['String']['output']>;
  Subject: ResolverTypeWrapper<AskedSubject>;
  SubjectInput: Types.SubjectInput;
  UnitExtent: Types.UnitExtent;
  UnitSuccession: ResolverTypeWrapper<Succession>;
  federation__Scope: ResolverTypeWrapper<Types.Scalars['federation__Scope']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AccessLogConnection: Omit<Types.AccessLogConnection, 'edges'> & {
    edges: ReadonlyArray<ResolversParentTypes['AccessLogEdge']>;
  };
  AccessLogEdge: Omit<Types.AccessLogEdge, 'node'> & { node: ResolversParentTypes['AccessLogEntry'] };
  AccessLogEntry: QueriedEntry;
  AccessProcedure: NamedPurpose;
  AccessedData: Types.AccessedData;
  Address: Omit<Types.Address, 'commune' | 'country' | 'district' | 'province'> & {
    commune?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    country?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    district?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    province?: Types.Maybe<ResolversParentTypes['CodedValue']>;
  };
  AdministrativeUnit: Unit;
  AuditEntry: QueriedEntry;
  AuditEntryConnection: Omit<Types.AuditEntryConnection, 'edges'> & {
    edges: ReadonlyArray<ResolversParentTypes['AuditEntryEdge']>;
  };
  AuditEntryEdge: Omit<Types.AuditEntryEdge, 'node'> & { node: ResolversParentTypes['AuditEntry'] };
  AuditFilter: Types.AuditFilter;
  AuditedOfficer: Types.AuditedOfficer;
  AuditedOutcome: Types.AuditedOutcome;
  BirthRegistration: Omit<
    Types.BirthRegistration,
    | 'birthKind'
    | 'ethnicGroup'
    | 'father'
    | 'mother'
    | 'nationality'
    | 'otherNationality'
    | 'placeOfBirthCommune'
    | 'registration'
    | 'requester'
    | 'sex'
  > & {
    birthKind?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    ethnicGroup?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    father?: Types.Maybe<ResolversParentTypes['CivilPerson']>;
    mother?: Types.Maybe<ResolversParentTypes['CivilPerson']>;
    nationality?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    otherNationality?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    placeOfBirthCommune?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    registration?: Types.Maybe<ResolversParentTypes['CivilRegistration']>;
    requester?: Types.Maybe<ResolversParentTypes['CivilRequester']>;
    sex?: Types.Maybe<ResolversParentTypes['CodedValue']>;
  };
  Boolean: Types.Scalars['Boolean']['output'];
  Citizen: CitizenParent;
  CivilCorrection: Omit<Types.CivilCorrection, 'corrects' | 'kind' | 'person' | 'registration'> & {
    corrects?: Types.Maybe<ResolversParentTypes['CorrectedRegistration']>;
    kind?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    person?: Types.Maybe<ResolversParentTypes['CivilPerson']>;
    registration?: Types.Maybe<ResolversParentTypes['CivilRegistration']>;
  };
  CivilCorrectionChange: Types.CivilCorrectionChange;
  CivilDecision: Types.CivilDecision;
  CivilPerson: Omit<
    Types.CivilPerson,
    'citizen' | 'documentKind' | 'ethnicGroup' | 'nationality' | 'residence' | 'sex'
  > & {
    citizen?: Types.Maybe<ResolversParentTypes['Citizen']>;
    documentKind?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    ethnicGroup?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    nationality?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    residence?: Types.Maybe<ResolversParentTypes['CivilResidence']>;
    sex?: Types.Maybe<ResolversParentTypes['CodedValue']>;
  };
  CivilRegistration: Omit<Types.CivilRegistration, 'commune' | 'kind' | 'province'> & {
    commune?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    kind?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    province?: Types.Maybe<ResolversParentTypes['CodedValue']>;
  };
  CivilRequester: Omit<Types.CivilRequester, 'documentKind'> & {
    documentKind?: Types.Maybe<ResolversParentTypes['CodedValue']>;
  };
  CivilResidence: Omit<Types.CivilResidence, 'kind'> & {
    kind?: Types.Maybe<ResolversParentTypes['CodedValue']>;
  };
  CivilStatus: Omit<
    Types.CivilStatus,
    | 'birth'
    | 'corrections'
    | 'death'
    | 'earlierBirths'
    | 'maritalStatusConfirmations'
    | 'marriages'
    | 'recognitions'
  > & {
    birth?: Types.Maybe<ResolversParentTypes['BirthRegistration']>;
    corrections?: Types.Maybe<ReadonlyArray<ResolversParentTypes['CivilCorrection']>>;
    death?: Types.Maybe<ResolversParentTypes['DeathRegistration']>;
    earlierBirths?: Types.Maybe<ReadonlyArray<ResolversParentTypes['BirthRegistration']>>;
    maritalStatusConfirmations?: Types.Maybe<
      ReadonlyArray<ResolversParentTypes['MaritalStatusConfirmation']>
    >;
    marriages?: Types.Maybe<ReadonlyArray<ResolversParentTypes['MarriageRegistration']>>;
    recognitions?: Types.Maybe<ReadonlyArray<ResolversParentTypes['ParentChildRecognition']>>;
  };
  CivilStatusAnswer: Omit<Types.CivilStatusAnswer, 'failure' | 'provenance' | 'record'> & {
    failure?: Types.Maybe<ResolversParentTypes['SourceFailure']>;
    provenance: ResolversParentTypes['Provenance'];
    record?: Types.Maybe<ResolversParentTypes['CivilStatus']>;
  };
  CodeListItem: Entry;
  CodeListItems: Omit<Types.CodeListItems, 'items'> & {
    items: ReadonlyArray<ResolversParentTypes['CodeListItem']>;
  };
  CodedValue: Coded;
  Conflict: Types.Conflict;
  ConflictValue: Types.ConflictValue;
  ContributionPeriod: Omit<Types.ContributionPeriod, 'type'> & {
    type?: Types.Maybe<ResolversParentTypes['CodedValue']>;
  };
  ContributionSummary: Types.ContributionSummary;
  Contributions: Omit<Types.Contributions, 'periods'> & {
    periods?: Types.Maybe<ReadonlyArray<ResolversParentTypes['ContributionPeriod']>>;
  };
  ContributionsAnswer: Omit<Types.ContributionsAnswer, 'failure' | 'provenance' | 'record'> & {
    failure?: Types.Maybe<ResolversParentTypes['SourceFailure']>;
    provenance: ResolversParentTypes['Provenance'];
    record?: Types.Maybe<ResolversParentTypes['Contributions']>;
  };
  CorrectedRegistration: Omit<Types.CorrectedRegistration, 'event'> & {
    event?: Types.Maybe<ResolversParentTypes['CodedValue']>;
  };
  Cursor: Types.Scalars['Cursor']['output'];
  Date: Types.Scalars['Date']['output'];
  DateTime: Types.Scalars['DateTime']['output'];
  DeathNotice: Omit<Types.DeathNotice, 'kind'> & { kind?: Types.Maybe<ResolversParentTypes['CodedValue']> };
  DeathRegistration: Omit<
    Types.DeathRegistration,
    'deceased' | 'declaration' | 'notice' | 'registration' | 'requester'
  > & {
    deceased?: Types.Maybe<ResolversParentTypes['CivilPerson']>;
    declaration?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    notice?: Types.Maybe<ResolversParentTypes['DeathNotice']>;
    registration?: Types.Maybe<ResolversParentTypes['CivilRegistration']>;
    requester?: Types.Maybe<ResolversParentTypes['CivilRequester']>;
  };
  DrivingLicence: Omit<
    Types.DrivingLicence,
    'class' | 'classes' | 'holderCommune' | 'holderNationality' | 'holderSex' | 'issueForm' | 'status'
  > & {
    class?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    classes?: Types.Maybe<ReadonlyArray<ResolversParentTypes['HeldLicenceClass']>>;
    holderCommune?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    holderNationality?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    holderSex?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    issueForm?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    status?: Types.Maybe<ResolversParentTypes['CodedValue']>;
  };
  DrivingLicenceAnswer: Omit<Types.DrivingLicenceAnswer, 'failure' | 'points' | 'provenance' | 'record'> & {
    failure?: Types.Maybe<ResolversParentTypes['SourceFailure']>;
    points?: Types.Maybe<ResolversParentTypes['LicencePointsAnswer']>;
    provenance: ResolversParentTypes['Provenance'];
    record?: Types.Maybe<ResolversParentTypes['DrivingLicences']>;
  };
  DrivingLicences: Omit<Types.DrivingLicences, 'licences'> & {
    licences?: Types.Maybe<ReadonlyArray<ResolversParentTypes['DrivingLicence']>>;
  };
  Float: Types.Scalars['Float']['output'];
  HealthFacility: Types.HealthFacility;
  HealthInsurance: Omit<
    Types.HealthInsurance,
    | 'area'
    | 'benefitLevel'
    | 'holderSex'
    | 'invalidReason'
    | 'nextCard'
    | 'objectGroup'
    | 'previousCard'
    | 'provinceOnCard'
    | 'resultCode'
  > & {
    area?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    benefitLevel?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    holderSex?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    invalidReason?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    nextCard?: Types.Maybe<ResolversParentTypes['HealthInsuranceCard']>;
    objectGroup?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    previousCard?: Types.Maybe<ResolversParentTypes['HealthInsuranceCard']>;
    provinceOnCard?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    resultCode?: Types.Maybe<ResolversParentTypes['CodedValue']>;
  };
  HealthInsuranceAnswer: Omit<Types.HealthInsuranceAnswer, 'failure' | 'provenance' | 'record' | 'visits'> & {
    failure?: Types.Maybe<ResolversParentTypes['SourceFailure']>;
    provenance: ResolversParentTypes['Provenance'];
    record?: Types.Maybe<ResolversParentTypes['HealthInsurance']>;
    visits?: Types.Maybe<ResolversParentTypes['HealthVisitsAnswer']>;
  };
  HealthInsuranceCard: Omit<Types.HealthInsuranceCard, 'benefitLevel' | 'objectGroup' | 'provinceOnCard'> & {
    benefitLevel?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    objectGroup?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    provinceOnCard?: Types.Maybe<ResolversParentTypes['CodedValue']>;
  };
  HealthVisit: Omit<Types.HealthVisit, 'discharge' | 'outcome' | 'reason'> & {
    discharge?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    outcome?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    reason?: Types.Maybe<ResolversParentTypes['CodedValue']>;
  };
  HealthVisits: Omit<Types.HealthVisits, 'visits'> & {
    visits?: Types.Maybe<ReadonlyArray<ResolversParentTypes['HealthVisit']>>;
  };
  HealthVisitsAnswer: Omit<Types.HealthVisitsAnswer, 'failure' | 'provenance' | 'record'> & {
    failure?: Types.Maybe<ResolversParentTypes['SourceFailure']>;
    provenance: ResolversParentTypes['Provenance'];
    record?: Types.Maybe<ResolversParentTypes['HealthVisits']>;
  };
  HeldLicenceClass: Omit<Types.HeldLicenceClass, 'class'> & {
    class?: Types.Maybe<ResolversParentTypes['CodedValue']>;
  };
  HouseholdHead: Omit<Types.HouseholdHead, 'relationship'> & {
    relationship?: Types.Maybe<ResolversParentTypes['CodedValue']>;
  };
  ID: Types.Scalars['ID']['output'];
  Identity: Omit<
    Types.Identity,
    | 'bloodGroup'
    | 'currentAddress'
    | 'ethnicGroup'
    | 'father'
    | 'householdHead'
    | 'maritalStatus'
    | 'mother'
    | 'nationality'
    | 'permanentAddress'
    | 'placeOfBirthRegistration'
    | 'placeOfOrigin'
    | 'religion'
    | 'representative'
    | 'sex'
    | 'spouse'
  > & {
    bloodGroup?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    currentAddress?: Types.Maybe<ResolversParentTypes['Address']>;
    ethnicGroup?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    father?: Types.Maybe<ResolversParentTypes['RelatedPerson']>;
    householdHead?: Types.Maybe<ResolversParentTypes['HouseholdHead']>;
    maritalStatus?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    mother?: Types.Maybe<ResolversParentTypes['RelatedPerson']>;
    nationality?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    permanentAddress?: Types.Maybe<ResolversParentTypes['Address']>;
    placeOfBirthRegistration?: Types.Maybe<ResolversParentTypes['Address']>;
    placeOfOrigin?: Types.Maybe<ResolversParentTypes['Address']>;
    religion?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    representative?: Types.Maybe<ResolversParentTypes['RelatedPerson']>;
    sex?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    spouse?: Types.Maybe<ResolversParentTypes['RelatedPerson']>;
  };
  IdentityAnswer: Omit<Types.IdentityAnswer, 'failure' | 'lifeStatus' | 'provenance' | 'record'> & {
    failure?: Types.Maybe<ResolversParentTypes['SourceFailure']>;
    lifeStatus?: Types.Maybe<ResolversParentTypes['LifeStatusAnswer']>;
    provenance: ResolversParentTypes['Provenance'];
    record?: Types.Maybe<ResolversParentTypes['Identity']>;
  };
  IdentityNumber: Types.Scalars['IdentityNumber']['output'];
  Int: Types.Scalars['Int']['output'];
  Latency: Types.Latency;
  LicencePointBalance: Types.LicencePointBalance;
  LicencePoints: Types.LicencePoints;
  LicencePointsAnswer: Omit<Types.LicencePointsAnswer, 'failure' | 'provenance'> & {
    failure?: Types.Maybe<ResolversParentTypes['SourceFailure']>;
    provenance: ResolversParentTypes['Provenance'];
  };
  LifeStatus: Omit<Types.LifeStatus, 'status'> & { status?: Types.Maybe<ResolversParentTypes['CodedValue']> };
  LifeStatusAnswer: Omit<Types.LifeStatusAnswer, 'failure' | 'provenance' | 'record'> & {
    failure?: Types.Maybe<ResolversParentTypes['SourceFailure']>;
    provenance: ResolversParentTypes['Provenance'];
    record?: Types.Maybe<ResolversParentTypes['LifeStatus']>;
  };
  MaritalStatusConfirmation: Omit<
    Types.MaritalStatusConfirmation,
    'maritalStatus' | 'person' | 'purpose' | 'registration'
  > & {
    maritalStatus?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    person?: Types.Maybe<ResolversParentTypes['CivilPerson']>;
    purpose?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    registration?: Types.Maybe<ResolversParentTypes['CivilRegistration']>;
  };
  MarriageRegistration: Omit<
    Types.MarriageRegistration,
    'husband' | 'registration' | 'spouse' | 'state' | 'wife'
  > & {
    husband?: Types.Maybe<ResolversParentTypes['CivilPerson']>;
    registration?: Types.Maybe<ResolversParentTypes['CivilRegistration']>;
    spouse?: Types.Maybe<ResolversParentTypes['CivilPerson']>;
    state?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    wife?: Types.Maybe<ResolversParentTypes['CivilPerson']>;
  };
  Match: Types.Match;
  OneTimeWithdrawal: Types.OneTimeWithdrawal;
  PageInfo: Types.PageInfo;
  ParentChildRecognition: Omit<Types.ParentChildRecognition, 'child' | 'kind' | 'parent' | 'registration'> & {
    child?: Types.Maybe<ResolversParentTypes['CivilPerson']>;
    kind?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    parent?: Types.Maybe<ResolversParentTypes['CivilPerson']>;
    registration?: Types.Maybe<ResolversParentTypes['CivilRegistration']>;
  };
  PartialDate: Types.Scalars['PartialDate']['output'];
  Provenance: AnswerProvenance;
  Query: Record<PropertyKey, never>;
  RecordNote: Types.RecordNote;
  RelatedPerson: Omit<Types.RelatedPerson, 'nationality'> & {
    nationality?: Types.Maybe<ResolversParentTypes['CodedValue']>;
  };
  ScannedCard: CardScan;
  SocialInsurance: Omit<Types.SocialInsurance, 'participations'> & {
    participations?: Types.Maybe<ReadonlyArray<ResolversParentTypes['SocialInsuranceParticipation']>>;
  };
  SocialInsuranceAnswer: Omit<
    Types.SocialInsuranceAnswer,
    'contributions' | 'failure' | 'provenance' | 'record'
  > & {
    contributions?: Types.Maybe<ResolversParentTypes['ContributionsAnswer']>;
    failure?: Types.Maybe<ResolversParentTypes['SourceFailure']>;
    provenance: ResolversParentTypes['Provenance'];
    record?: Types.Maybe<ResolversParentTypes['SocialInsurance']>;
  };
  SocialInsuranceParticipation: Omit<
    Types.SocialInsuranceParticipation,
    'birthCommune' | 'birthDistrict' | 'birthProvince' | 'contributionType' | 'holderSex' | 'status'
  > & {
    birthCommune?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    birthDistrict?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    birthProvince?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    contributionType?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    holderSex?: Types.Maybe<ResolversParentTypes['CodedValue']>;
    status?: Types.Maybe<ResolversParentTypes['CodedValue']>;
  };
  Source: SourceDefinition;
  SourceAnswer: ResolversInterfaceTypes<ResolversParentTypes>['SourceAnswer'];
  SourceFailure: Failure;
  SourceTrouble: Types.SourceTrouble;
  String: Types.Scalars['String']['output'];
  Subject: AskedSubject;
  SubjectInput: Types.SubjectInput;
  UnitSuccession: Succession;
  federation__Scope: Types.Scalars['federation__Scope']['output'];
};

export type AuthenticatedDirectiveArgs = {};

export type AuthenticatedDirectiveResolver<
  Result,
  Parent,
  ContextType = RequestContext,
  Args = AuthenticatedDirectiveArgs,
> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type RequiresScopesDirectiveArgs = {
  scopes: ReadonlyArray<ReadonlyArray<Types.Scalars['federation__Scope']['input']>>;
};

export type RequiresScopesDirectiveResolver<
  Result,
  Parent,
  ContextType = RequestContext,
  Args = RequiresScopesDirectiveArgs,
> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AccessLogConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['AccessLogConnection'] =
    ResolversParentTypes['AccessLogConnection'],
> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AccessLogEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AccessLogEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['AccessLogEdge'] = ResolversParentTypes['AccessLogEdge'],
> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AccessLogEntry'], ParentType, ContextType>;
};

export type AccessLogEntryResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['AccessLogEntry'] = ResolversParentTypes['AccessLogEntry'],
> = {
  agency?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  application?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  data?: Resolver<ReadonlyArray<ResolversTypes['AccessedData']>, ParentType, ContextType>;
  dossier?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AccessKind'], ParentType, ContextType>;
  procedure?: Resolver<Types.Maybe<ResolversTypes['AccessProcedure']>, ParentType, ContextType>;
  scans?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['CardFormat']>>, ParentType, ContextType>;
  shown?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type AccessProcedureResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['AccessProcedure'] = ResolversParentTypes['AccessProcedure'],
> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<
    Types.Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType,
    RequireFields<Types.AccessProcedureTitleArgs, 'lang'>
  >;
};

export type AccessedDataResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['AccessedData'] = ResolversParentTypes['AccessedData'],
> = {
  groups?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceId'], ParentType, ContextType>;
  status?: Resolver<Types.Maybe<ResolversTypes['AnswerStatus']>, ParentType, ContextType>;
};

export type AddressResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address'],
> = {
  commune?: Resolver<
    Types.Maybe<ResolversTypes['CodedValue']>,
    ParentType,
    ContextType,
    RequireFields<Types.AddressCommuneArgs, 'today'>
  >;
  communeText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  countryText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  detail?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  district?: Resolver<
    Types.Maybe<ResolversTypes['CodedValue']>,
    ParentType,
    ContextType,
    RequireFields<Types.AddressDistrictArgs, 'today'>
  >;
  districtText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  province?: Resolver<
    Types.Maybe<ResolversTypes['CodedValue']>,
    ParentType,
    ContextType,
    RequireFields<Types.AddressProvinceArgs, 'today'>
  >;
  provinceText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AdministrativeUnitResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['AdministrativeUnit'] = ResolversParentTypes['AdministrativeUnit'],
> = {
  became?: Resolver<ReadonlyArray<ResolversTypes['UnitSuccession']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  district?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  formerly?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  list?: Resolver<ResolversTypes['CodeList'], ParentType, ContextType>;
  madeOf?: Resolver<ReadonlyArray<ResolversTypes['UnitSuccession']>, ParentType, ContextType>;
  name?: Resolver<
    ResolversTypes['String'],
    ParentType,
    ContextType,
    RequireFields<Types.AdministrativeUnitNameArgs, 'lang'>
  >;
  province?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  since?: Resolver<Types.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  today?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditEntryResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry'],
> = {
  agency?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  application?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  asked?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  client?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  denied?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  dossier?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fields?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  intent?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AuditEntryKind'], ParentType, ContextType>;
  legalGround?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  officer?: Resolver<Types.Maybe<ResolversTypes['AuditedOfficer']>, ParentType, ContextType>;
  operation?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcomes?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['AuditedOutcome']>>, ParentType, ContextType>;
  person?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  purpose?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  request?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  scans?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['CardFormat']>>, ParentType, ContextType>;
  uniqueId?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type AuditEntryConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['AuditEntryConnection'] =
    ResolversParentTypes['AuditEntryConnection'],
> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AuditEntryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AuditEntryEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['AuditEntryEdge'] = ResolversParentTypes['AuditEntryEdge'],
> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEntry'], ParentType, ContextType>;
};

export type AuditedOfficerResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['AuditedOfficer'] = ResolversParentTypes['AuditedOfficer'],
> = {
  fullName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  identityNumber?: Resolver<ResolversTypes['IdentityNumber'], ParentType, ContextType>;
};

export type AuditedOutcomeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['AuditedOutcome'] = ResolversParentTypes['AuditedOutcome'],
> = {
  ageSeconds?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  asked?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  askedAs?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  failure?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BirthRegistrationResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['BirthRegistration'] = ResolversParentTypes['BirthRegistration'],
> = {
  birthKind?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  birthKindText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  capacityNote?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dateOfBirth?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  dateOfBirthInWords?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ethnicGroup?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  ethnicGroupText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  father?: Resolver<Types.Maybe<ResolversTypes['CivilPerson']>, ParentType, ContextType>;
  fullName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  identityNumber?: Resolver<Types.Maybe<ResolversTypes['IdentityNumber']>, ParentType, ContextType>;
  missingNote?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mother?: Resolver<Types.Maybe<ResolversTypes['CivilPerson']>, ParentType, ContextType>;
  nationality?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  nationalityText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  otherNationality?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  otherNationalityText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  placeOfBirth?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  placeOfBirthCommune?: Resolver<
    Types.Maybe<ResolversTypes['CodedValue']>,
    ParentType,
    ContextType,
    RequireFields<Types.BirthRegistrationPlaceOfBirthCommuneArgs, 'today'>
  >;
  placeOfBirthCommuneText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  placeOfOrigin?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  registration?: Resolver<Types.Maybe<ResolversTypes['CivilRegistration']>, ParentType, ContextType>;
  requester?: Resolver<Types.Maybe<ResolversTypes['CivilRequester']>, ParentType, ContextType>;
  sex?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  sexText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CitizenResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Citizen'] = ResolversParentTypes['Citizen'],
> = {
  civilStatus?: Resolver<Types.Maybe<ResolversTypes['CivilStatusAnswer']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  conflicts?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['Conflict']>>, ParentType, ContextType>;
  drivingLicences?: Resolver<Types.Maybe<ResolversTypes['DrivingLicenceAnswer']>, ParentType, ContextType>;
  healthInsurance?: Resolver<Types.Maybe<ResolversTypes['HealthInsuranceAnswer']>, ParentType, ContextType>;
  identity?: Resolver<Types.Maybe<ResolversTypes['IdentityAnswer']>, ParentType, ContextType>;
  scanned?: Resolver<Types.Maybe<ResolversTypes['ScannedCard']>, ParentType, ContextType>;
  socialInsurance?: Resolver<Types.Maybe<ResolversTypes['SocialInsuranceAnswer']>, ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['Subject'], ParentType, ContextType>;
};

export type CivilCorrectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CivilCorrection'] = ResolversParentTypes['CivilCorrection'],
> = {
  changes?: Resolver<
    Types.Maybe<ReadonlyArray<ResolversTypes['CivilCorrectionChange']>>,
    ParentType,
    ContextType
  >;
  corrects?: Resolver<Types.Maybe<ResolversTypes['CorrectedRegistration']>, ParentType, ContextType>;
  ground?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  kindText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  person?: Resolver<Types.Maybe<ResolversTypes['CivilPerson']>, ParentType, ContextType>;
  registration?: Resolver<Types.Maybe<ResolversTypes['CivilRegistration']>, ParentType, ContextType>;
};

export type CivilCorrectionChangeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CivilCorrectionChange'] =
    ResolversParentTypes['CivilCorrectionChange'],
> = {
  after?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  before?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  entry?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CivilDecisionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CivilDecision'] = ResolversParentTypes['CivilDecision'],
> = {
  decidedOn?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  issuedBy?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CivilPersonResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CivilPerson'] = ResolversParentTypes['CivilPerson'],
> = {
  citizen?: Resolver<Types.Maybe<ResolversTypes['Citizen']>, ParentType, ContextType>;
  dateOfBirth?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  documentIssuedAt?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  documentIssuedOn?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  documentKind?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  documentKindText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  documentNumber?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ethnicGroup?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  ethnicGroupText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fullName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  identityNumber?: Resolver<Types.Maybe<ResolversTypes['IdentityNumber']>, ParentType, ContextType>;
  nationality?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  nationalityText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  residence?: Resolver<Types.Maybe<ResolversTypes['CivilResidence']>, ParentType, ContextType>;
  sex?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  sexText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CivilRegistrationResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CivilRegistration'] = ResolversParentTypes['CivilRegistration'],
> = {
  book?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  commune?: Resolver<
    Types.Maybe<ResolversTypes['CodedValue']>,
    ParentType,
    ContextType,
    RequireFields<Types.CivilRegistrationCommuneArgs, 'today'>
  >;
  communeText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  enteredBy?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  foreignAuthority?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  foreignNumber?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  foreignRegisteredOn?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  id?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  kind?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  kindText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  note?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  page?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  place?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  province?: Resolver<
    Types.Maybe<ResolversTypes['CodedValue']>,
    ParentType,
    ContextType,
    RequireFields<Types.CivilRegistrationProvinceArgs, 'today'>
  >;
  provinceText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  registeredOn?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  signedBy?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  signerTitle?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CivilRequesterResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CivilRequester'] = ResolversParentTypes['CivilRequester'],
> = {
  documentKind?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  documentKindText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  documentNumber?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fullName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  relationship?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CivilResidenceResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CivilResidence'] = ResolversParentTypes['CivilResidence'],
> = {
  kind?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  kindText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  place?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CivilStatusResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CivilStatus'] = ResolversParentTypes['CivilStatus'],
> = {
  birth?: Resolver<Types.Maybe<ResolversTypes['BirthRegistration']>, ParentType, ContextType>;
  corrections?: Resolver<
    Types.Maybe<ReadonlyArray<ResolversTypes['CivilCorrection']>>,
    ParentType,
    ContextType
  >;
  death?: Resolver<Types.Maybe<ResolversTypes['DeathRegistration']>, ParentType, ContextType>;
  earlierBirths?: Resolver<
    Types.Maybe<ReadonlyArray<ResolversTypes['BirthRegistration']>>,
    ParentType,
    ContextType
  >;
  maritalStatusConfirmations?: Resolver<
    Types.Maybe<ReadonlyArray<ResolversTypes['MaritalStatusConfirmation']>>,
    ParentType,
    ContextType
  >;
  marriages?: Resolver<
    Types.Maybe<ReadonlyArray<ResolversTypes['MarriageRegistration']>>,
    ParentType,
    ContextType
  >;
  recognitions?: Resolver<
    Types.Maybe<ReadonlyArray<ResolversTypes['ParentChildRecognition']>>,
    ParentType,
    ContextType
  >;
};

export type CivilStatusAnswerResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CivilStatusAnswer'] = ResolversParentTypes['CivilStatusAnswer'],
> = {
  failure?: Resolver<Types.Maybe<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  match?: Resolver<Types.Maybe<ResolversTypes['Match']>, ParentType, ContextType>;
  notes?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['RecordNote']>>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  record?: Resolver<Types.Maybe<ResolversTypes['CivilStatus']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AnswerStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CodeListItemResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CodeListItem'] = ResolversParentTypes['CodeListItem'],
> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<
    ResolversTypes['String'],
    ParentType,
    ContextType,
    RequireFields<Types.CodeListItemNameArgs, 'lang'>
  >;
  unit?: Resolver<Types.Maybe<ResolversTypes['AdministrativeUnit']>, ParentType, ContextType>;
};

export type CodeListItemsResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CodeListItems'] = ResolversParentTypes['CodeListItems'],
> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['CodeListItem']>, ParentType, ContextType>;
  list?: Resolver<ResolversTypes['CodeList'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  versions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CodedValueResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CodedValue'] = ResolversParentTypes['CodedValue'],
> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  list?: Resolver<ResolversTypes['CodeList'], ParentType, ContextType>;
  name?: Resolver<
    Types.Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType,
    RequireFields<Types.CodedValueNameArgs, 'lang'>
  >;
  version?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConflictResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Conflict'] = ResolversParentTypes['Conflict'],
> = {
  fact?: Resolver<ResolversTypes['Fact'], ParentType, ContextType>;
  scanned?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['ConflictValue']>, ParentType, ContextType>;
};

export type ConflictValueResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ConflictValue'] = ResolversParentTypes['ConflictValue'],
> = {
  source?: Resolver<ResolversTypes['SourceId'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ContributionPeriodResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ContributionPeriod'] = ResolversParentTypes['ContributionPeriod'],
> = {
  coefficient?: Resolver<Types.Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  employerCode?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  employerName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fromMonth?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  inHealthFund?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  inUnemploymentFund?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  insuranceNumber?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  jobTitle?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  months?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  positionAllowance?: Resolver<Types.Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  regionalAllowance?: Resolver<Types.Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  salary?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  seniorityAllowance?: Resolver<Types.Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  toMonth?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  type?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  typeText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ContributionSummaryResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ContributionSummary'] =
    ResolversParentTypes['ContributionSummary'],
> = {
  arrearsMonths?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  insuranceNumber?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  oneTimeWithdrawal?: Resolver<Types.Maybe<ResolversTypes['OneTimeWithdrawal']>, ParentType, ContextType>;
  totalMonths?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  unemploymentMonths?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  upToMonth?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
};

export type ContributionsResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Contributions'] = ResolversParentTypes['Contributions'],
> = {
  periodCount?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  periods?: Resolver<
    Types.Maybe<ReadonlyArray<ResolversTypes['ContributionPeriod']>>,
    ParentType,
    ContextType,
    RequireFields<Types.ContributionsPeriodsArgs, 'first'>
  >;
  summaries?: Resolver<
    Types.Maybe<ReadonlyArray<ResolversTypes['ContributionSummary']>>,
    ParentType,
    ContextType
  >;
};

export type ContributionsAnswerResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ContributionsAnswer'] =
    ResolversParentTypes['ContributionsAnswer'],
> = {
  failure?: Resolver<Types.Maybe<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  match?: Resolver<Types.Maybe<ResolversTypes['Match']>, ParentType, ContextType>;
  notes?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['RecordNote']>>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  record?: Resolver<Types.Maybe<ResolversTypes['Contributions']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AnswerStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CorrectedRegistrationResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CorrectedRegistration'] =
    ResolversParentTypes['CorrectedRegistration'],
> = {
  book?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  event?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  eventText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  number?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  place?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  registeredOn?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
};

export interface CursorScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Cursor'], any> {
  name: 'Cursor';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeathNoticeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['DeathNotice'] = ResolversParentTypes['DeathNotice'],
> = {
  issuedBy?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  issuedOn?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  kind?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  kindText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DeathRegistrationResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['DeathRegistration'] = ResolversParentTypes['DeathRegistration'],
> = {
  causeOfDeath?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deceased?: Resolver<Types.Maybe<ResolversTypes['CivilPerson']>, ParentType, ContextType>;
  declaration?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  declarationText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  diedOn?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  diedOnInWords?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  notice?: Resolver<Types.Maybe<ResolversTypes['DeathNotice']>, ParentType, ContextType>;
  placeOfDeath?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  registration?: Resolver<Types.Maybe<ResolversTypes['CivilRegistration']>, ParentType, ContextType>;
  requester?: Resolver<Types.Maybe<ResolversTypes['CivilRequester']>, ParentType, ContextType>;
  timeOfDeath?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DrivingLicenceResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['DrivingLicence'] = ResolversParentTypes['DrivingLicence'],
> = {
  class?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  classText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  classes?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['HeldLicenceClass']>>, ParentType, ContextType>;
  description?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  descriptionEnglish?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresOn?: Resolver<Types.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  fileNumber?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  holderCommune?: Resolver<
    Types.Maybe<ResolversTypes['CodedValue']>,
    ParentType,
    ContextType,
    RequireFields<Types.DrivingLicenceHolderCommuneArgs, 'today'>
  >;
  holderCommuneText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  holderDateOfBirth?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  holderName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  holderNationality?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  holderNationalityText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  holderResidence?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  holderSex?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  holderSexText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  issueForm?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  issueFormText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  issuedAt?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  issuedOn?: Resolver<Types.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  managedBy?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  passedOn?: Resolver<Types.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  previousNumber?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  serial?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  signedBy?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  statusText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DrivingLicenceAnswerResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['DrivingLicenceAnswer'] =
    ResolversParentTypes['DrivingLicenceAnswer'],
> = {
  failure?: Resolver<Types.Maybe<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  match?: Resolver<Types.Maybe<ResolversTypes['Match']>, ParentType, ContextType>;
  notes?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['RecordNote']>>, ParentType, ContextType>;
  points?: Resolver<Types.Maybe<ResolversTypes['LicencePointsAnswer']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  record?: Resolver<Types.Maybe<ResolversTypes['DrivingLicences']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AnswerStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DrivingLicencesResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['DrivingLicences'] = ResolversParentTypes['DrivingLicences'],
> = {
  licences?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['DrivingLicence']>>, ParentType, ContextType>;
};

export type HealthFacilityResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['HealthFacility'] = ResolversParentTypes['HealthFacility'],
> = {
  code?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HealthInsuranceResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['HealthInsurance'] = ResolversParentTypes['HealthInsurance'],
> = {
  area?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  areaText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  benefitLevel?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  benefitRatePercent?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  cardNumber?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  coPaymentExemptFrom?: Resolver<Types.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  employerCode?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  employerName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fiveYearsFrom?: Resolver<Types.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  holderAddress?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  holderDateOfBirth?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  holderName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  holderSex?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  holderSexText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  insuranceOffice?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  invalidReason?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  managedBy?: Resolver<Types.Maybe<ResolversTypes['HealthInsuranceManager']>, ParentType, ContextType>;
  nextCard?: Resolver<Types.Maybe<ResolversTypes['HealthInsuranceCard']>, ParentType, ContextType>;
  notInForce?: Resolver<Types.Maybe<ResolversTypes['HealthInsuranceNotInForce']>, ParentType, ContextType>;
  objectGroup?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  portalNote?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  previousCard?: Resolver<Types.Maybe<ResolversTypes['HealthInsuranceCard']>, ParentType, ContextType>;
  previousCardNumber?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provinceOnCard?: Resolver<
    Types.Maybe<ResolversTypes['CodedValue']>,
    ParentType,
    ContextType,
    RequireFields<Types.HealthInsuranceProvinceOnCardArgs, 'today'>
  >;
  registeredFacility?: Resolver<Types.Maybe<ResolversTypes['HealthFacility']>, ParentType, ContextType>;
  resultCode?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  socialInsuranceNumber?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  valid?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  validFrom?: Resolver<Types.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validTo?: Resolver<Types.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type HealthInsuranceAnswerResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['HealthInsuranceAnswer'] =
    ResolversParentTypes['HealthInsuranceAnswer'],
> = {
  failure?: Resolver<Types.Maybe<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  match?: Resolver<Types.Maybe<ResolversTypes['Match']>, ParentType, ContextType>;
  notes?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['RecordNote']>>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  record?: Resolver<Types.Maybe<ResolversTypes['HealthInsurance']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AnswerStatus'], ParentType, ContextType>;
  visits?: Resolver<Types.Maybe<ResolversTypes['HealthVisitsAnswer']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HealthInsuranceCardResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['HealthInsuranceCard'] =
    ResolversParentTypes['HealthInsuranceCard'],
> = {
  benefitLevel?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  benefitRatePercent?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  cardNumber?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  objectGroup?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  provinceOnCard?: Resolver<
    Types.Maybe<ResolversTypes['CodedValue']>,
    ParentType,
    ContextType,
    RequireFields<Types.HealthInsuranceCardProvinceOnCardArgs, 'today'>
  >;
  registeredFacility?: Resolver<Types.Maybe<ResolversTypes['HealthFacility']>, ParentType, ContextType>;
  validFrom?: Resolver<Types.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validTo?: Resolver<Types.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type HealthVisitResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['HealthVisit'] = ResolversParentTypes['HealthVisit'],
> = {
  arrivedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  arrivedOn?: Resolver<Types.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  discharge?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  dischargeText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  disease?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  facilityCode?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fileNumber?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  leftAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  leftOn?: Resolver<Types.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  outcome?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  outcomeText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  reasonText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HealthVisitsResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['HealthVisits'] = ResolversParentTypes['HealthVisits'],
> = {
  visits?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['HealthVisit']>>, ParentType, ContextType>;
};

export type HealthVisitsAnswerResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['HealthVisitsAnswer'] = ResolversParentTypes['HealthVisitsAnswer'],
> = {
  failure?: Resolver<Types.Maybe<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  match?: Resolver<Types.Maybe<ResolversTypes['Match']>, ParentType, ContextType>;
  notes?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['RecordNote']>>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  record?: Resolver<Types.Maybe<ResolversTypes['HealthVisits']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AnswerStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HeldLicenceClassResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['HeldLicenceClass'] = ResolversParentTypes['HeldLicenceClass'],
> = {
  class?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  passedOn?: Resolver<Types.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type HouseholdHeadResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['HouseholdHead'] = ResolversParentTypes['HouseholdHead'],
> = {
  formerNumber?: Resolver<Types.Maybe<ResolversTypes['IdentityNumber']>, ParentType, ContextType>;
  fullName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  identityNumber?: Resolver<Types.Maybe<ResolversTypes['IdentityNumber']>, ParentType, ContextType>;
  relationship?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  relationshipText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type IdentityResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Identity'] = ResolversParentTypes['Identity'],
> = {
  bloodGroup?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  bloodGroupText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  currentAddress?: Resolver<Types.Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  dateOfBirth?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  ethnicGroup?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  ethnicGroupText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  father?: Resolver<Types.Maybe<ResolversTypes['RelatedPerson']>, ParentType, ContextType>;
  flags?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['IdentityFlag']>>, ParentType, ContextType>;
  formerNumber?: Resolver<Types.Maybe<ResolversTypes['IdentityNumber']>, ParentType, ContextType>;
  fullName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  householdBookNumber?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  householdHead?: Resolver<Types.Maybe<ResolversTypes['HouseholdHead']>, ParentType, ContextType>;
  identityNumber?: Resolver<Types.Maybe<ResolversTypes['IdentityNumber']>, ParentType, ContextType>;
  maritalStatus?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  maritalStatusText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mother?: Resolver<Types.Maybe<ResolversTypes['RelatedPerson']>, ParentType, ContextType>;
  nationality?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  nationalityText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  permanentAddress?: Resolver<Types.Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  placeOfBirthRegistration?: Resolver<Types.Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  placeOfOrigin?: Resolver<Types.Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  religion?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  religionText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  representative?: Resolver<Types.Maybe<ResolversTypes['RelatedPerson']>, ParentType, ContextType>;
  sex?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  sexText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  spouse?: Resolver<Types.Maybe<ResolversTypes['RelatedPerson']>, ParentType, ContextType>;
};

export type IdentityAnswerResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['IdentityAnswer'] = ResolversParentTypes['IdentityAnswer'],
> = {
  failure?: Resolver<Types.Maybe<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  lifeStatus?: Resolver<Types.Maybe<ResolversTypes['LifeStatusAnswer']>, ParentType, ContextType>;
  match?: Resolver<Types.Maybe<ResolversTypes['Match']>, ParentType, ContextType>;
  notes?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['RecordNote']>>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  record?: Resolver<Types.Maybe<ResolversTypes['Identity']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AnswerStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface IdentityNumberScalarConfig extends GraphQLScalarTypeConfig<
  ResolversTypes['IdentityNumber'],
  any
> {
  name: 'IdentityNumber';
}

export type LatencyResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Latency'] = ResolversParentTypes['Latency'],
> = {
  p50Ms?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  p95Ms?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type LicencePointBalanceResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['LicencePointBalance'] =
    ResolversParentTypes['LicencePointBalance'],
> = {
  lastDeductedOn?: Resolver<Types.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  licenceNumber?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  remaining?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type LicencePointsResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['LicencePoints'] = ResolversParentTypes['LicencePoints'],
> = {
  balances?: Resolver<
    Types.Maybe<ReadonlyArray<ResolversTypes['LicencePointBalance']>>,
    ParentType,
    ContextType
  >;
};

export type LicencePointsAnswerResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['LicencePointsAnswer'] =
    ResolversParentTypes['LicencePointsAnswer'],
> = {
  failure?: Resolver<Types.Maybe<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  match?: Resolver<Types.Maybe<ResolversTypes['Match']>, ParentType, ContextType>;
  notes?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['RecordNote']>>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  record?: Resolver<Types.Maybe<ResolversTypes['LicencePoints']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AnswerStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LifeStatusResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['LifeStatus'] = ResolversParentTypes['LifeStatus'],
> = {
  dateOfDeath?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  status?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  statusText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LifeStatusAnswerResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['LifeStatusAnswer'] = ResolversParentTypes['LifeStatusAnswer'],
> = {
  failure?: Resolver<Types.Maybe<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  match?: Resolver<Types.Maybe<ResolversTypes['Match']>, ParentType, ContextType>;
  notes?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['RecordNote']>>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  record?: Resolver<Types.Maybe<ResolversTypes['LifeStatus']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AnswerStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MaritalStatusConfirmationResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['MaritalStatusConfirmation'] =
    ResolversParentTypes['MaritalStatusConfirmation'],
> = {
  maritalStatus?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  maritalStatusText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  person?: Resolver<Types.Maybe<ResolversTypes['CivilPerson']>, ParentType, ContextType>;
  purpose?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  purposeText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  registration?: Resolver<Types.Maybe<ResolversTypes['CivilRegistration']>, ParentType, ContextType>;
  residedAt?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  residedFrom?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  residedUntil?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
};

export type MarriageRegistrationResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['MarriageRegistration'] =
    ResolversParentTypes['MarriageRegistration'],
> = {
  annulment?: Resolver<Types.Maybe<ResolversTypes['CivilDecision']>, ParentType, ContextType>;
  divorce?: Resolver<Types.Maybe<ResolversTypes['CivilDecision']>, ParentType, ContextType>;
  establishedOn?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  husband?: Resolver<Types.Maybe<ResolversTypes['CivilPerson']>, ParentType, ContextType>;
  recognition?: Resolver<Types.Maybe<ResolversTypes['CivilDecision']>, ParentType, ContextType>;
  registration?: Resolver<Types.Maybe<ResolversTypes['CivilRegistration']>, ParentType, ContextType>;
  spouse?: Resolver<Types.Maybe<ResolversTypes['CivilPerson']>, ParentType, ContextType>;
  state?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  stateText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  wife?: Resolver<Types.Maybe<ResolversTypes['CivilPerson']>, ParentType, ContextType>;
};

export type MatchResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Match'] = ResolversParentTypes['Match'],
> = {
  dateOfBirth?: Resolver<ResolversTypes['MatchStep'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['MatchStep'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['MatchStep'], ParentType, ContextType>;
};

export type OneTimeWithdrawalResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['OneTimeWithdrawal'] = ResolversParentTypes['OneTimeWithdrawal'],
> = {
  month?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  months?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PageInfoResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo'],
> = {
  endCursor?: Resolver<Types.Maybe<ResolversTypes['Cursor']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ParentChildRecognitionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ParentChildRecognition'] =
    ResolversParentTypes['ParentChildRecognition'],
> = {
  child?: Resolver<Types.Maybe<ResolversTypes['CivilPerson']>, ParentType, ContextType>;
  decision?: Resolver<Types.Maybe<ResolversTypes['CivilDecision']>, ParentType, ContextType>;
  kind?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  kindText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parent?: Resolver<Types.Maybe<ResolversTypes['CivilPerson']>, ParentType, ContextType>;
  registration?: Resolver<Types.Maybe<ResolversTypes['CivilRegistration']>, ParentType, ContextType>;
};

export interface PartialDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PartialDate'], any> {
  name: 'PartialDate';
}

export type ProvenanceResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance'],
> = {
  ageSeconds?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  expiresAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  fetchedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  requestId?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceId'], ParentType, ContextType>;
  sourceAsOf?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type QueryResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query'],
> = {
  accessLog?: Resolver<
    Types.Maybe<ResolversTypes['AccessLogConnection']>,
    ParentType,
    ContextType,
    RequireFields<Types.QueryAccessLogArgs, 'first'>
  >;
  auditEntries?: Resolver<
    Types.Maybe<ResolversTypes['AuditEntryConnection']>,
    ParentType,
    ContextType,
    RequireFields<Types.QueryAuditEntriesArgs, 'filter' | 'first'>
  >;
  citizen?: Resolver<
    Types.Maybe<ResolversTypes['Citizen']>,
    ParentType,
    ContextType,
    RequireFields<Types.QueryCitizenArgs, 'subject'>
  >;
  citizenByScan?: Resolver<
    Types.Maybe<ResolversTypes['Citizen']>,
    ParentType,
    ContextType,
    RequireFields<Types.QueryCitizenByScanArgs, 'text'>
  >;
  citizens?: Resolver<
    ReadonlyArray<Types.Maybe<ResolversTypes['Citizen']>>,
    ParentType,
    ContextType,
    RequireFields<Types.QueryCitizensArgs, 'subjects'>
  >;
  codeList?: Resolver<
    Types.Maybe<ResolversTypes['CodeListItems']>,
    ParentType,
    ContextType,
    RequireFields<Types.QueryCodeListArgs, 'first' | 'list'>
  >;
  commune?: Resolver<
    Types.Maybe<ResolversTypes['AdministrativeUnit']>,
    ParentType,
    ContextType,
    RequireFields<Types.QueryCommuneArgs, 'code'>
  >;
  me?: Resolver<Types.Maybe<ResolversTypes['Citizen']>, ParentType, ContextType>;
  province?: Resolver<
    Types.Maybe<ResolversTypes['AdministrativeUnit']>,
    ParentType,
    ContextType,
    RequireFields<Types.QueryProvinceArgs, 'code'>
  >;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
};

export type RecordNoteResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RecordNote'] = ResolversParentTypes['RecordNote'],
> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['NoteReason'], ParentType, ContextType>;
};

export type RelatedPersonResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RelatedPerson'] = ResolversParentTypes['RelatedPerson'],
> = {
  formerNumber?: Resolver<Types.Maybe<ResolversTypes['IdentityNumber']>, ParentType, ContextType>;
  fullName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  identityNumber?: Resolver<Types.Maybe<ResolversTypes['IdentityNumber']>, ParentType, ContextType>;
  nationality?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  nationalityText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ScannedCardResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ScannedCard'] = ResolversParentTypes['ScannedCard'],
> = {
  area?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dateOfBirth?: Resolver<ResolversTypes['PartialDate'], ParentType, ContextType>;
  expiresOn?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  facilityCode?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fiveYearsFrom?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  format?: Resolver<ResolversTypes['CardFormat'], ParentType, ContextType>;
  formerNumber?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fullName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isNameCut?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  issuedOn?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['RecordNote']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  residence?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sex?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  validFrom?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
};

export type SocialInsuranceResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['SocialInsurance'] = ResolversParentTypes['SocialInsurance'],
> = {
  participations?: Resolver<
    Types.Maybe<ReadonlyArray<ResolversTypes['SocialInsuranceParticipation']>>,
    ParentType,
    ContextType
  >;
};

export type SocialInsuranceAnswerResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['SocialInsuranceAnswer'] =
    ResolversParentTypes['SocialInsuranceAnswer'],
> = {
  contributions?: Resolver<Types.Maybe<ResolversTypes['ContributionsAnswer']>, ParentType, ContextType>;
  failure?: Resolver<Types.Maybe<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  match?: Resolver<Types.Maybe<ResolversTypes['Match']>, ParentType, ContextType>;
  notes?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['RecordNote']>>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  record?: Resolver<Types.Maybe<ResolversTypes['SocialInsurance']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AnswerStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SocialInsuranceParticipationResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['SocialInsuranceParticipation'] =
    ResolversParentTypes['SocialInsuranceParticipation'],
> = {
  address?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  birthCommune?: Resolver<
    Types.Maybe<ResolversTypes['CodedValue']>,
    ParentType,
    ContextType,
    RequireFields<Types.SocialInsuranceParticipationBirthCommuneArgs, 'today'>
  >;
  birthCommuneText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  birthDistrict?: Resolver<
    Types.Maybe<ResolversTypes['CodedValue']>,
    ParentType,
    ContextType,
    RequireFields<Types.SocialInsuranceParticipationBirthDistrictArgs, 'today'>
  >;
  birthDistrictText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  birthProvince?: Resolver<
    Types.Maybe<ResolversTypes['CodedValue']>,
    ParentType,
    ContextType,
    RequireFields<Types.SocialInsuranceParticipationBirthProvinceArgs, 'today'>
  >;
  birthProvinceText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contributionType?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  contributionTypeText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  employerCode?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  employerName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  formerBookNumber?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  holderDateOfBirth?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  holderName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  holderSex?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  holderSexText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  householdCode?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  identityNumber?: Resolver<Types.Maybe<ResolversTypes['IdentityNumber']>, ParentType, ContextType>;
  insuranceNumber?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  officeCode?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sinceMonth?: Resolver<Types.Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  status?: Resolver<Types.Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  statusText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SourceResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source'],
> = {
  batchSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  breaker?: Resolver<Types.Maybe<ResolversTypes['BreakerState']>, ParentType, ContextType>;
  failureRate?: Resolver<Types.Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  hitRatio?: Resolver<Types.Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['SourceId'], ParentType, ContextType>;
  inFlight?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  lastFailure?: Resolver<Types.Maybe<ResolversTypes['SourceTrouble']>, ParentType, ContextType>;
  lastSuccessAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  latency?: Resolver<Types.Maybe<ResolversTypes['Latency']>, ParentType, ContextType>;
  name?: Resolver<
    ResolversTypes['String'],
    ParentType,
    ContextType,
    RequireFields<Types.SourceNameArgs, 'lang'>
  >;
  queued?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  served?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  staleServed?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SourceState'], ParentType, ContextType>;
  timeoutMs?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SourceAnswerResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['SourceAnswer'] = ResolversParentTypes['SourceAnswer'],
> = {
  __resolveType: TypeResolveFn<
    | 'CivilStatusAnswer'
    | 'ContributionsAnswer'
    | 'DrivingLicenceAnswer'
    | 'HealthInsuranceAnswer'
    | 'HealthVisitsAnswer'
    | 'IdentityAnswer'
    | 'LicencePointsAnswer'
    | 'LifeStatusAnswer'
    | 'SocialInsuranceAnswer',
    ParentType,
    ContextType
  >;
};

export type SourceFailureResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['SourceFailure'] = ResolversParentTypes['SourceFailure'],
> = {
  code?: Resolver<ResolversTypes['SourceFailureCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryAfterMs?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sourceCode?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SourceTroubleResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['SourceTrouble'] = ResolversParentTypes['SourceTrouble'],
> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['SourceFailureCode'], ParentType, ContextType>;
  detail?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  inARow?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sourceCode?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SubjectResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Subject'] = ResolversParentTypes['Subject'],
> = {
  dateOfBirth?: Resolver<ResolversTypes['PartialDate'], ParentType, ContextType>;
  fullName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  identityNumber?: Resolver<ResolversTypes['IdentityNumber'], ParentType, ContextType>;
};

export type UnitSuccessionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['UnitSuccession'] = ResolversParentTypes['UnitSuccession'],
> = {
  extent?: Resolver<ResolversTypes['UnitExtent'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['CodedValue'], ParentType, ContextType>;
};

export interface Federation__ScopeScalarConfig extends GraphQLScalarTypeConfig<
  ResolversTypes['federation__Scope'],
  any
> {
  name: 'federation__Scope';
}

export type Resolvers<ContextType = RequestContext> = {
  AccessLogConnection?: AccessLogConnectionResolvers<ContextType>;
  AccessLogEdge?: AccessLogEdgeResolvers<ContextType>;
  AccessLogEntry?: AccessLogEntryResolvers<ContextType>;
  AccessProcedure?: AccessProcedureResolvers<ContextType>;
  AccessedData?: AccessedDataResolvers<ContextType>;
  Address?: AddressResolvers<ContextType>;
  AdministrativeUnit?: AdministrativeUnitResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditEntryConnection?: AuditEntryConnectionResolvers<ContextType>;
  AuditEntryEdge?: AuditEntryEdgeResolvers<ContextType>;
  AuditedOfficer?: AuditedOfficerResolvers<ContextType>;
  AuditedOutcome?: AuditedOutcomeResolvers<ContextType>;
  BirthRegistration?: BirthRegistrationResolvers<ContextType>;
  Citizen?: CitizenResolvers<ContextType>;
  CivilCorrection?: CivilCorrectionResolvers<ContextType>;
  CivilCorrectionChange?: CivilCorrectionChangeResolvers<ContextType>;
  CivilDecision?: CivilDecisionResolvers<ContextType>;
  CivilPerson?: CivilPersonResolvers<ContextType>;
  CivilRegistration?: CivilRegistrationResolvers<ContextType>;
  CivilRequester?: CivilRequesterResolvers<ContextType>;
  CivilResidence?: CivilResidenceResolvers<ContextType>;
  CivilStatus?: CivilStatusResolvers<ContextType>;
  CivilStatusAnswer?: CivilStatusAnswerResolvers<ContextType>;
  CodeListItem?: CodeListItemResolvers<ContextType>;
  CodeListItems?: CodeListItemsResolvers<ContextType>;
  CodedValue?: CodedValueResolvers<ContextType>;
  Conflict?: ConflictResolvers<ContextType>;
  ConflictValue?: ConflictValueResolvers<ContextType>;
  ContributionPeriod?: ContributionPeriodResolvers<ContextType>;
  ContributionSummary?: ContributionSummaryResolvers<ContextType>;
  Contributions?: ContributionsResolvers<ContextType>;
  ContributionsAnswer?: ContributionsAnswerResolvers<ContextType>;
  CorrectedRegistration?: CorrectedRegistrationResolvers<ContextType>;
  Cursor?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DeathNotice?: DeathNoticeResolvers<ContextType>;
  DeathRegistration?: DeathRegistrationResolvers<ContextType>;
  DrivingLicence?: DrivingLicenceResolvers<ContextType>;
  DrivingLicenceAnswer?: DrivingLicenceAnswerResolvers<ContextType>;
  DrivingLicences?: DrivingLicencesResolvers<ContextType>;
  HealthFacility?: HealthFacilityResolvers<ContextType>;
  HealthInsurance?: HealthInsuranceResolvers<ContextType>;
  HealthInsuranceAnswer?: HealthInsuranceAnswerResolvers<ContextType>;
  HealthInsuranceCard?: HealthInsuranceCardResolvers<ContextType>;
  HealthVisit?: HealthVisitResolvers<ContextType>;
  HealthVisits?: HealthVisitsResolvers<ContextType>;
  HealthVisitsAnswer?: HealthVisitsAnswerResolvers<ContextType>;
  HeldLicenceClass?: HeldLicenceClassResolvers<ContextType>;
  HouseholdHead?: HouseholdHeadResolvers<ContextType>;
  Identity?: IdentityResolvers<ContextType>;
  IdentityAnswer?: IdentityAnswerResolvers<ContextType>;
  IdentityNumber?: GraphQLScalarType;
  Latency?: LatencyResolvers<ContextType>;
  LicencePointBalance?: LicencePointBalanceResolvers<ContextType>;
  LicencePoints?: LicencePointsResolvers<ContextType>;
  LicencePointsAnswer?: LicencePointsAnswerResolvers<ContextType>;
  LifeStatus?: LifeStatusResolvers<ContextType>;
  LifeStatusAnswer?: LifeStatusAnswerResolvers<ContextType>;
  MaritalStatusConfirmation?: MaritalStatusConfirmationResolvers<ContextType>;
  MarriageRegistration?: MarriageRegistrationResolvers<ContextType>;
  Match?: MatchResolvers<ContextType>;
  OneTimeWithdrawal?: OneTimeWithdrawalResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  ParentChildRecognition?: ParentChildRecognitionResolvers<ContextType>;
  PartialDate?: GraphQLScalarType;
  Provenance?: ProvenanceResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RecordNote?: RecordNoteResolvers<ContextType>;
  RelatedPerson?: RelatedPersonResolvers<ContextType>;
  ScannedCard?: ScannedCardResolvers<ContextType>;
  SocialInsurance?: SocialInsuranceResolvers<ContextType>;
  SocialInsuranceAnswer?: SocialInsuranceAnswerResolvers<ContextType>;
  SocialInsuranceParticipation?: SocialInsuranceParticipationResolvers<ContextType>;
  Source?: SourceResolvers<ContextType>;
  SourceAnswer?: SourceAnswerResolvers<ContextType>;
  SourceFailure?: SourceFailureResolvers<ContextType>;
  SourceTrouble?: SourceTroubleResolvers<ContextType>;
  Subject?: SubjectResolvers<ContextType>;
  UnitSuccession?: UnitSuccessionResolvers<ContextType>;
  federation__Scope?: GraphQLScalarType;
};

export type DirectiveResolvers<ContextType = RequestContext> = {
  authenticated?: AuthenticatedDirectiveResolver<any, any, ContextType>;
  requiresScopes?: RequiresScopesDirectiveResolver<any, any, ContextType>;
};
