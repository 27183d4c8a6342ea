using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.DependencyInjection;

/// <summary>Mistakes in the registration of clients.</summary>
internal static class RegistrationErrors
{
    public static PrismaNextException RegisteredTwice(Type client) => new(
        "RUNTIME.REGISTERED_TWICE",
        $"A {client.Name} was registered twice.",
        "The container could give only one of them to those who ask for it.",
        "Register one, and create clients for further databases as services of your own.");

    public static PrismaNextException NoConnectionString() => new(
        "RUNTIME.NO_BINDING",
        "The configuration section names no database.",
        "It has no value ConnectionString.",
        "Add one, or pass a function that gives the connection string.");

    public static PrismaNextException ConfigurationInvalid(Type options, Exception inner) => new(
        "RUNTIME.OPTION_INVALID",
        $"The configuration of {options.Name} cannot be read.",
        "A value in it has not the form that its option takes; the inner exception names it.",
        "Write times as 00:00:05, numbers in digits, and enums by the name of a member.",
        inner);
}
