using System.Linq.Expressions;
using System.Reflection;
using EnvoyRegistry.Access;
using EnvoyRegistry.Appointments;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Chairing;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Data.Sqlite.Reading;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Groupings;
using EnvoyRegistry.Guidance;
using EnvoyRegistry.Matching;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.Papers;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.Data;

/// <summary>
/// Every entity of which a viewer may be shown less than all, by EF's queries, as mutations read, and by statements, as
/// the engine reads: asked for itself, and reached from whatever refers to it. By the model made of the mappings, and
/// by the one that is published.
/// </summary>
public sealed class VisibleRowsTests(VisibleRowsTests.Register register) : IClassFixture<VisibleRowsTests.Register>
{
    /// <summary>
    /// The sample, with what it has none of: something proposed, a draft, a nomination, a paper, a tie.
    /// </summary>
    public sealed class Register : IDisposable
    {
        readonly TemporaryRegister _file = new(FirstStart.Sample(new(2026, 3, 1)));

        public Register()
        {
            using var db = Open(Viewer.Register);
            var place = db.Set<Registration>().First(r => r.Until == null);
            (Person, Participant) = (place.PersonId, place.ParticipantId);
            db.Add(new Attachment
            {
                Id = 1,
                PersonId = Person,
                Title = "sealed",
                Size = 1,
                Sha256 = new string('0', 64),
                AddedAt = s_at,
                AddedBy = CallerRole.Unit,
            });
            db.Add(new ConflictOfInterest { Id = 1, PersonId = Person, DeclaredAt = s_at, Sealed = "sealed" });
            db.Set<ConflictDeclaration>().Where(d => d.PersonId == Person).ExecuteDelete();
            db.Add(new ConflictDeclaration { PersonId = Person, DeclaredAt = s_at, None = false });
            db.Add(new Guideline
            {
                Id = 1,
                Code = "GL-DRAFT",
                Edition = 1,
                Kind = GuidelineKind.Guideline,
                Title = "A draft",
                Summary = "Nobody is guided by it yet.",
            });
            db.Add(new Nomination
            {
                Id = 1,
                ParticipantId = Participant,
                NomineeId = Person,
                PersonId = Person,
                ReplacesId = place.Id,
            });
            var situation = new Situation
            {
                Id = 1,
                Title = "A case",
                AreaKind = AreaKind.Region,
                Area = "A border",
                Scope = DisputeScope.InterState,
                OpenedAt = s_at,
                OpenedById = Participant,
            };
            var party = new SituationParty
            {
                Id = 1,
                SituationId = 1,
                ParticipantId = Participant,
                Name = "A party",
                AskedAt = s_at,
                NamedAt = s_at,
            };
            situation.Parties.Add(party);
            situation.Decide(party, PartyDecisionKind.Named, "It is there.", s_at);
            db.Add(situation);
            db.Add(new SituationEvent
            {
                Id = 1,
                SituationId = 1,
                HappenedAt = s_at,
                Text = "It began.",
                Source = "Somebody",
                Certainty = EventCertainty.Reported,
                RecordedAt = s_at,
            });
            var other = OtherParticipant = db.Set<Participant>().First(p => p.Id != Participant).Id;
            db.Add(new SavedNeed
            {
                Id = 1,
                Office = CallerRole.Unit,
                Name = "Next month",
                Need = "{}",
                From = new DateOnly(2026, 11, 1),
                Until = new DateOnly(2026, 11, 2),
                SavedAt = s_at,
            });
            db.Add(new RiskNote
            {
                Id = 1,
                SituationId = 1,
                Crime = AtrocityCrime.WarCrimes,
                Method = "A method",
                Assessment = "sealed",
                LocalSource = "sealed",
                AuthorId = other,
                ReviewerId = Participant,
                RecordedAt = s_at,
            });
            var commitment = new Commitment
            {
                Id = 1,
                PersonId = Person,
                From = new(2026, 4, 1),
                Until = new(2026, 4, 2),
                Cause = CommitmentCause.Hold,
                SituationId = 1,
                IsExercise = false,
                MadeAt = s_at,
            };
            db.Add(commitment);
            db.Add(new Hold { Id = 1, SituationId = 1, PersonId = Person, CommitmentId = 1 });
            db.Add(new ShortlistEntry { Id = 1, SituationId = 1, PersonId = Person, Position = 1, AddedAt = s_at });
            var appointment = new Appointment
            {
                Id = 1,
                SituationId = 1,
                Mission = MissionType.Envoy,
                HolderKind = HolderKind.Person,
                RequestedAt = s_at,
                RequestedById = Participant,
                IsProposal = true,
                Lawful = "sealed",
                Safe = "sealed",
                Urgent = "sealed",
                Motive = "sealed",
            };
            appointment.Take(AppointmentStatus.Requested, WaitsFor.Office, s_at);
            appointment.Terms.Add(new TermsOfReference
            {
                Id = 1,
                AppointmentId = 1,
                Number = 1,
                Aim = "Peace",
                Area = "A border",
                Parties = "Both",
                Limits = "None",
                From = new(2026, 4, 1),
                Until = new(2026, 4, 2),
                ReportEveryDays = 7,
                Payer = "Somebody",
                BasisId = db.Set<Source>().First().Id,
                Mandate = MandateBasis.FixedTerm,
                SetAt = s_at,
            });
            appointment.Offers.Add(new Offer
            {
                Id = 1,
                AppointmentId = 1,
                Position = 1,
                PersonId = Person,
                TermsNumber = 1,
                MadeAt = s_at,
                Deadline = s_at.AddDays(1),
            });
            appointment.Consents.Add(new PartyConsent
            {
                Id = 1,
                AppointmentId = 1,
                PartyId = 1,
                Subject = ConsentSubject.Terms,
                TermsNumber = 1,
                AskedAt = s_at,
            });
            appointment.Reports.Add(new Report
            {
                Id = 1,
                AppointmentId = 1,
                Kind = ReportKind.Note,
                Text = "sealed",
                FiledAt = s_at,
                AuthorId = Person,
                AuthorOfficeId = null,
                Readers = [db.Set<Participant>().Single(p => p.Id == other)],
            });
            db.Add(appointment);
            db.Add(new Consultation
            {
                Id = 1,
                MatterId = 1,
                MatterPrefix = "tst",
                Title = "A matter",
                Circular = "May it be so?",
                OpenedAt = s_at,
                Deadline = s_at.AddDays(1),
                ClosesAt = s_at.AddDays(1),
                Replies =
                [
                    new ConsultationReply { Id = 1, ParticipantId = Participant },
                    new ConsultationReply { Id = 2, ParticipantId = other },
                ],
            });
            db.Add(new HandOverQuestion
            {
                Id = 1,
                Day = new(2026, 1, 1),
                FromId = other,
                ToId = Participant,
                Kind = HandOverKind.Appointment,
                SubjectId = 1,
                IsExercise = false,
                AskedAt = s_at,
                Record = "sealed",
            });
            db.Add(new HandOverSituation
            {
                Id = 1,
                Day = new(2026, 1, 1),
                FromId = other,
                SituationId = 1,
                IsExercise = false,
                Record = "sealed",
            });
            db.Add(new Grouping
            {
                Id = 1,
                Kind = GroupingKind.ExpertTeam,
                Status = GroupingStatus.Proposed,
                Name = "A team",
                Task = "Look.",
                Request = new TeamRequest
                {
                    Id = 1,
                    GroupingId = 1,
                    RequestedById = Participant,
                    RequestedAt = s_at,
                    Reason = "sealed",
                },
                Members = [new() { Id = 1, Seat = GroupingSeat.Expert, PersonId = Person, SeatedOn = new(2026, 3, 1) }],
                Papers =
                [
                    new()
                    {
                        Id = 1,
                        GroupingId = 1,
                        Kind = PaperKind.FactNote,
                        Text = "sealed",
                        RecordedAt = s_at,
                        Readers = [new() { Id = 1, PaperId = 1, ParticipantId = Participant }],
                    },
                ],
            });
            db.SaveChanges();
            // Of a nominee and of others: some people closed what others opened.
            _file.Run("""
                UPDATE "Person" SET "OpenToParticipants" = 0 WHERE "Id" % 3 = 0;
                UPDATE "Person" SET "OpenToSignedIn" = "OpenToParticipants" WHERE "Id" % 2 = 0;
                """);
        }

        internal long Person { get; }

        internal long Participant { get; }

        internal long OtherParticipant { get; }

        internal string Path => _file.Path;

        internal RegistryDb Open(Viewer viewer, bool compiled = false) =>
            new(compiled ? CompiledModel.Options(_file.Path) : RegistryFile.Options(_file.Path)) { Viewer = viewer };

        public void Dispose() => _file.Dispose();
    }

    const string s_include = nameof(EntityFrameworkQueryableExtensions.Include);
    const string s_ignore = nameof(EntityFrameworkQueryableExtensions.IgnoreQueryFilters);

    static readonly DateTime s_at = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    static readonly MethodInfo s_set = typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!;

    /// <summary>What says who sees its rows, found here a second time.</summary>
    static readonly Dictionary<Type, LambdaExpression> s_visible = new(
        from type in typeof(RegistryDb).Assembly.GetTypes()
        from rows in type.GetInterfaces()
        where rows.IsGenericType && rows.GetGenericTypeDefinition() == typeof(IVisibleRows<>)
        select KeyValuePair.Create(
            rows.GenericTypeArguments[0],
            (LambdaExpression)rows.GetProperty("Visible")!.GetValue(Activator.CreateInstance(type))!));

    static readonly Dictionary<Type, PropertyInfo> s_keys = Keys();

    IEnumerable<Viewer> Viewers =>
    [
        Viewer.Nobody,
        new(0, Reach.SignedIn),
        new(0, Reach.SignedIn, PersonId: register.Person),
        new(0, Reach.Participants),
        new(0, Reach.Participants, ParticipantId: register.Participant),
        new(0, Reach.Participants, ParticipantId: register.OtherParticipant),
        Viewer.Register,
    ];

    static readonly bool[] s_models = [false, true];

    public static TheoryData<string, bool> Entities
    {
        get
        {
            var entities = new TheoryData<string, bool>();
            foreach (var compiled in s_models)
            {
                foreach (var row in s_visible.Keys)
                    entities.Add(row.Name, compiled);
            }
            return entities;
        }
    }

    public static TheoryData<string, string, bool> Ways
    {
        get
        {
            using var db = RegistryFile.Open("none");
            var ways = new TheoryData<string, string, bool>();
            foreach (var way in db.Model.GetEntityTypes()
                .SelectMany(from => from.GetNavigations().Cast<INavigationBase>().Concat(from.GetSkipNavigations()))
                .Where(way => way.PropertyInfo is not null && s_visible.ContainsKey(way.TargetEntityType.ClrType)))
            {
                foreach (var compiled in s_models)
                    ways.Add(way.DeclaringEntityType.ShortName(), way.Name, compiled);
            }
            return ways;
        }
    }

    [Fact]
    public void They_are_all_there_are()
    {
        VisibleRows.Entities.ShouldBe(s_visible.Keys, ignoreOrder: true);
        s_visible.Count.ShouldBeGreaterThan(8);
        Ways.Count.ShouldBeGreaterThan(10);
    }

    [Theory]
    [MemberData(nameof(Entities))]
    public void A_query_gives_what_the_viewer_sees_and_no_more(string entity, bool compiled)
    {
        var row = Entity(entity);
        var counts = new List<int>();
        foreach (var viewer in Viewers)
        {
            using var db = register.Open(viewer, compiled);
            var seen = Seen(db, row, viewer);
            Keys(db, Set(db, row)).ShouldBe(seen, ignoreOrder: true, $"by EF, for {viewer}");
            Read(viewer, compiled, Rows(row), Key(row))
                .ShouldBe(seen, ignoreOrder: true, $"by a statement, for {viewer}");
            counts.Add(seen.Count);
        }
        counts[^1].ShouldBeGreaterThan(counts[0], "or nothing was there to be hidden");
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void What_leads_to_a_hidden_row_leads_nowhere(string from, string by, bool compiled)
    {
        var row = Entity(from);
        using var model = register.Open(Viewer.Register, compiled);
        var way = (INavigationBase?)model.Model.FindEntityType(row)!.FindNavigation(by)
            ?? model.Model.FindEntityType(row)!.FindSkipNavigation(by)!;
        var target = way.TargetEntityType.ClrType;

        Sql(Along(Set(model, row), way)).ShouldNotBe(
            Sql(Call(s_ignore, Along(Set(model, row), way), target.Name)));
        foreach (var viewer in Viewers)
        {
            using var db = register.Open(viewer, compiled);
            var seen = Seen(db, target, viewer);
            Keys(db, Along(Set(db, row), way)).ShouldBeSubsetOf(seen, $"by EF, for {viewer}");
            ReadAlong(viewer, compiled, row, way).ShouldBeSubsetOf(seen, $"by a statement, for {viewer}");
            Included(db, row, way).ShouldBeSubsetOf(seen, $"included, for {viewer}");
        }
    }

    /// <summary>Whoever adds one here has thought of who is told what comes of it.</summary>
    [Fact]
    public void The_way_past_it_is_taken_where_a_rule_is_held_against_all_rows_and_where_they_are_erased() =>
        Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains(".IgnoreQueryFilters(", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).ShouldBe(
            [
                "AnswerConsultation.cs", "ConsultationStanding.cs", "NominationDesk.cs", "PersonSearchText.cs",
                "PersonalRows.cs", "ReviewRiskNote.cs", "SubmitNomination.cs",
            ]);

    /// <summary>
    /// What a predicate leads over is hidden by its own predicate too, and takes the row with it. So whoever adds one
    /// here has made sure that all who are to see the row see what it is decided by.
    /// </summary>
    [Fact]
    public void A_predicate_leads_over_hidden_rows_only_where_whoever_sees_the_one_sees_the_other() =>
        s_visible.SelectMany(of => HiddenWays.In(of.Value).Select(way => $"{of.Key.Name} by {way}"))
            .Order(StringComparer.Ordinal).ShouldBe(
            [
                "Appointment by Appointment.Consents", "Appointment by Appointment.Offers",
                "Appointment by PartyConsent.Party", "Attachment by Attachment.Person",
                "AvailabilityWindow by AvailabilityWindow.Person", "Consultation by Consultation.Replies",
                "Engagement by Engagement.Person", "Grouping by Grouping.Members", "Grouping by Grouping.Request",
                "GroupingMember by GroupingMember.Person", "GroupingPaper by GroupingPaper.Readers",
                "PartyConsent by PartyConsent.Party", "Registration by Registration.Person",
                "Situation by Situation.Parties", "TermsOfReference by Appointment.Consents",
                "TermsOfReference by Appointment.Offers", "TermsOfReference by PartyConsent.Party",
                "TermsOfReference by TermsOfReference.Appointment",
            ]);

    [Fact]
    public void A_context_over_which_nothing_is_hidden_is_refused()
    {
        var options = new DbContextOptionsBuilder<RegistryDb>().UseSqlite($"Data Source={register.Path}").Options;
        using var db = new RegistryDb(options);
        Should.Throw<InvalidOperationException>(() => db.Set<Person>().Count())
            .Message.ShouldContain("or every row is seen");
    }

    static Type Entity(string name)
    {
        using var db = RegistryFile.Open("none");
        return db.Model.GetEntityTypes().Single(entity => entity.ShortName() == name).ClrType;
    }

    /// <summary>By the predicate in memory, over all rows with whatever it may look at.</summary>
    static List<long> Seen(RegistryDb db, Type row, Viewer viewer)
    {
        // What a predicate over a case looks at leads over several of its tables: they hold a row each, and EF ties
        // what it tracks together.
        foreach (var table in s_visible.Keys.Where(IsOfCases))
            _ = Call(s_ignore, Set(db, table)).Cast<object>().ToList();
        var all = Set(db, row);
        var entity = db.Model.FindEntityType(row)!;
        foreach (var way in entity.GetNavigations().Where(way => !way.IsCollection).Cast<INavigationBase>()
            .Concat(entity.GetSkipNavigations().Where(way => way.PropertyInfo is not null)))
            all = Call(s_include, all, way.Name);
        all = Call(s_ignore, all);
        if (!IsOfCases(row))
            all = Call(nameof(EntityFrameworkQueryableExtensions.AsNoTracking), all);
        var isVisible = ViewerExpressions.InMemory(s_visible[row]);
        return [.. all.Cast<object>().AsEnumerable().Where(r => isVisible(r, viewer)).Select(KeyOf)];
    }

    static bool IsOfCases(Type row) =>
        row.Namespace is "EnvoyRegistry.Situations" or "EnvoyRegistry.Consultations" or "EnvoyRegistry.Appointments"
            or "EnvoyRegistry.Groupings";

    static IQueryable Set(DbContext db, Type row) => (IQueryable)s_set.MakeGenericMethod(row).Invoke(db, null)!;

    static Dictionary<Type, PropertyInfo> Keys()
    {
        using var db = RegistryFile.Open("none");
        return s_visible.Keys.ToDictionary(
            row => row, row => db.Model.FindEntityType(row)!.FindPrimaryKey()!.Properties.Single().PropertyInfo!);
    }

    static List<long> Keys(RegistryDb db, IQueryable rows)
    {
        db.ChangeTracker.Clear();
        return [.. rows.Cast<object?>().AsEnumerable().OfType<object>().Select(KeyOf).Distinct()];
    }

    static List<long> Included(RegistryDb db, Type row, INavigationBase way)
    {
        db.ChangeTracker.Clear();
        var rows = Call(s_include, Set(db, row), way.Name)
            .Cast<object>().AsEnumerable().ToList();
        return [.. rows.Select(r => way.PropertyInfo!.GetValue(r))
            .SelectMany(to => way.IsCollection ? (IEnumerable<object>)to! : new[] { to }.OfType<object>())
            .Select(KeyOf).Distinct()];
    }

    List<long> ReadAlong(Viewer viewer, bool compiled, Type row, INavigationBase way)
    {
        var from = Expression.Parameter(row);
        return way.IsCollection
            ? Read(viewer, compiled, Rows(row, set => Along(set, way)), Key(way.TargetEntityType.ClrType))
            : Read(viewer, compiled, Rows(row), Expression.Lambda(
                Expression.Convert(Property(Expression.Property(from, way.PropertyInfo!)), typeof(long?)), from));
    }

    List<long> Read(Viewer viewer, bool compiled, LambdaExpression rows, LambdaExpression key)
    {
        using var database = new SqliteDatabase(register.Path, new Contexts(register, compiled), new One(viewer));
        var statement = database.Prepare(new RowQuery(rows, [key]));
        using var session = database.Open(CancellationToken.None);
        using var cursor = statement.Open(session, null, 0, []);
        var keys = new List<long>();
        while (cursor.Read())
        {
            if (cursor.Kind(0) is not CellKind.Null)
                keys.Add(cursor.Int64(0));
        }
        return [.. keys.Distinct()];
    }

    static LambdaExpression Rows(Type row, Func<Expression, Expression>? then = null)
    {
        var db = Expression.Parameter(typeof(RegistryDb));
        var set = Expression.Convert(
            Expression.Call(db, s_set.MakeGenericMethod(row)), typeof(IQueryable<>).MakeGenericType(row));
        return Expression.Lambda(then is null ? set : then(set), db);
    }

    static IQueryable Along(IQueryable rows, INavigationBase way) =>
        rows.Provider.CreateQuery(Along(rows.Expression, way));

    static MethodCallExpression Along(Expression rows, INavigationBase way)
    {
        var (from, to) = (way.DeclaringEntityType.ClrType, way.TargetEntityType.ClrType);
        var row = Expression.Parameter(from);
        var property = Expression.Property(row, way.PropertyInfo!);
        return way.IsCollection
            ? Expression.Call(typeof(Queryable), nameof(Queryable.SelectMany), [from, to], rows,
                Expression.Lambda(
                    typeof(Func<,>).MakeGenericType(from, typeof(IEnumerable<>).MakeGenericType(to)), property, row))
            : Expression.Call(
                typeof(Queryable), nameof(Queryable.Select), [from, to], rows, Expression.Lambda(property, row));
    }

    static string Sql(IQueryable rows) => rows.ToQueryString();

    /// <param name="argument">A navigation to include, or a filter to leave out.</param>
    static IQueryable Call(string method, IQueryable rows, string? argument = null)
    {
        var given = argument is null ? typeof(void)
            : method is s_include ? typeof(string) : typeof(IReadOnlyCollection<string>);
        var found = typeof(EntityFrameworkQueryableExtensions).GetMethods().Single(m => m.Name == method
            && m.GetGenericArguments().Length == 1
            && m.GetParameters().Skip(1).Select(p => p.ParameterType).SequenceEqual(argument is null ? [] : [given]));
        object?[] arguments =
            argument is null ? [rows] : [rows, given == typeof(string) ? argument : new[] { argument }];
        return (IQueryable)found.MakeGenericMethod(rows.ElementType).Invoke(null, arguments)!;
    }

    static LambdaExpression Key(Type row)
    {
        var parameter = Expression.Parameter(row);
        return Expression.Lambda(Property(parameter), parameter);
    }

    static MemberExpression Property(Expression row) => Expression.Property(row, s_keys[row.Type]);

    static long KeyOf(object row) => (long)s_keys[row.GetType()].GetValue(row)!;

    /// <summary>The members over which a predicate leads to rows of which not every viewer sees all.</summary>
    sealed class HiddenWays : ExpressionVisitor
    {
        readonly HashSet<string> _found = [];

        public static HashSet<string> In(LambdaExpression visible)
        {
            var ways = new HiddenWays();
            ways.Visit(visible);
            return ways._found;
        }

        protected override Expression VisitMember(MemberExpression node)
        {
            var rows = node.Type.IsGenericType ? node.Type.GenericTypeArguments[^1] : node.Type;
            if (s_visible.ContainsKey(rows))
                _found.Add($"{node.Member.DeclaringType!.Name}.{node.Member.Name}");
            return base.VisitMember(node);
        }
    }

    sealed class One(Viewer viewer) : IViewers
    {
        public Viewer Current => viewer;
    }

    sealed class Contexts(Register register, bool compiled) : IDbContextFactory<RegistryDb>
    {
        public RegistryDb CreateDbContext() => register.Open(Viewer.Nobody, compiled);
    }
}
