package org.folkmoot.ws.frame;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A number that is another as soon as any record of the wire has another field. It is made of the
 * records themselves, so nobody can forget to count it up.
 */
final class WireForm {
  private final Map<String, List<String>> fieldsByRecord = new TreeMap<>();

  private WireForm() {}

  /** Of all records below a sealed type, and of all that stand in them. */
  static int of(Class<?> sealed) {
    return fieldsOf(sealed).hashCode();
  }

  static Map<String, List<String>> fieldsOf(Class<?> sealed) {
    WireForm form = new WireForm();
    for (Class<?> each : sealed.getPermittedSubclasses()) {
      form.add(each);
    }
    return form.fieldsByRecord;
  }

  private void add(Type type) {
    if (type instanceof ParameterizedType generic) {
      for (Type each : generic.getActualTypeArguments()) {
        add(each);
      }
    } else if (type instanceof Class<?> known
        && known.isRecord()
        && !fieldsByRecord.containsKey(known.getName())) {
      List<RecordComponent> fields = Arrays.asList(known.getRecordComponents());
      fieldsByRecord.put(known.getName(), fields.stream().map(RecordComponent::getName).toList());
      fields.forEach(field -> add(field.getGenericType()));
    }
  }
}
