// What a front end with Relay asks. The compiler reads it here and writes what the script imports; in a front end
// Babel's plugin puts that in the place of the tags.
graphql`
  query RegisterPeopleQuery($where: PersonFilter, $search: String) {
    ...Register_people @arguments(where: $where, search: $search)
  }
`;

graphql`
  fragment Register_people on Query
  @argumentDefinitions(
    where: { type: "PersonFilter" }
    search: { type: "String" }
    count: { type: "Int", defaultValue: 10 }
    cursor: { type: "String" }
  )
  @refetchable(queryName: "RegisterPeoplePageQuery") {
    people(where: $where, search: $search, first: $count, after: $cursor) @connection(key: "Register_people") {
      totalCount
      edges {
        node {
          ...Register_person
        }
      }
    }
  }
`;

graphql`
  fragment Register_person on Person @refetchable(queryName: "RegisterPersonAgainQuery") {
    id
    fullName
    version
  }
`;

graphql`
  mutation RegisterGiveTokenMutation($input: CreateAccessTokenInput!) {
    createAccessToken(input: $input) {
      accessToken {
        id
        label
      }
      errors {
        __typename
        code
        message
        path
      }
    }
  }
`;
