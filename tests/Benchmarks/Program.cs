using BenchmarkDotNet.Running;
using Benchmarks;

// What is measured, and against what: see compare.sh and start.sh for whole comparisons in one run.
switch (args)
{
    case ["fill", var file, var people]:
        LargeRegister.Make(file, int.Parse(people, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case ["fill-free", var file, var people]:
        LargeRegister.Make(
            file, int.Parse(people, System.Globalization.CultureInfo.InvariantCulture), everybodyIsFree: true);
        return 0;
    case ["graphql", var file, var url]:
        await Served.RunAsync(file, url);
        return 0;
    case ["token", var file]:
        Console.WriteLine(Served.Token(file));
        return 0;
    case ["teams", var url, var token]:
        await TeamAnswers.RunAsync(url, token);
        return 0;
    case ["limit", var file, var url]:
        await Limit.RunAsync(file, url);
        return 0;
    case ["first", var file, var program, var question, var runs]:
        await FirstAnswer.RunAsync(
            file, program, question, int.Parse(runs, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case ["requests"]:
        Console.WriteLine(Questions.AsJson());
        return 0;
    case ["micro", .. var rest]:
        BenchmarkSwitcher.FromAssembly(typeof(LargeRegister).Assembly).Run(rest);
        return 0;
    default:
        Console.Error.WriteLine("""
            fill FILE PEOPLE    makes a register with so many candidates
            fill-free FILE PEOPLE
                                the same where everybody is free for the next months, and has held an office
            graphql FILE URL    serves the register as the service does, and tells what it allocated
            token FILE          makes a token of the ARF Unit and prints it
            teams URL TOKEN     asks a served register for the best of several teams, and times the answers
            limit FILE URL      serves the hand-written answers that GraphQL is held against
            first FILE DLL QUESTION RUNS
                                starts the service and the limit in turns, and times their first answers
            requests            prints the three questions over such a register
            micro …             parse, validate, plan, execute, match (BenchmarkDotNet)
            """);
        return 2;
}
