using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace Qrie.Silo.Hosting;

/// <summary>Checks options against their annotations, those in lists too. Each error names the key, the value and what would be right.</summary>
/// <param name="section">The configuration section.</param>
internal sealed class SettingsValidator<T>(string section) : IValidateOptions<T> where T : class
{
    public ValidateOptionsResult Validate(string? name, T options)
    {
        var errors = Errors(section, options).ToArray();
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Errors(string path, object options)
    {
        foreach (var property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
        {
            var key = $"{path}:{property.Name}";
            var value = property.GetValue(options);
            foreach (var rule in property.GetCustomAttributes<ValidationAttribute>().Where(rule => !rule.IsValid(value)))
            {
                yield return $"{key} is '{Convert.ToString(value, CultureInfo.InvariantCulture)}'; it must be {Right(rule)}.";
            }

            if (value is System.Collections.IEnumerable items and not string)
            {
                var index = 0;
                foreach (var item in items)
                {
                    foreach (var error in item is null or string || item.GetType().IsPrimitive || item.GetType().IsGenericType ? [] : Errors($"{key}:{index}", item))
                    {
                        yield return error;
                    }

                    index++;
                }
            }
        }
    }

    private static string Right(ValidationAttribute rule) => rule switch
    {
        { ErrorMessage: { Length: > 0 } own } => own,
        RangeAttribute range => string.Create(CultureInfo.InvariantCulture, $"from {range.Minimum} to {range.Maximum}"),
        RequiredAttribute => "given",
        UrlAttribute => "a URL such as https://host/path",
        RegularExpressionAttribute expression => $"of the form {expression.Pattern}",
        _ => rule.FormatErrorMessage("it"),
    };
}
